// The list of indicators of compromise, signed as the security team would: with a key that is made at start, uploaded where the server looks for it.
import { generateKeyPairSync, sign } from "node:crypto";
import type { SettingValues } from "@mcp-landing-zone/contract";
import type { ApproverKey } from "@mcp-landing-zone/server";
import { indicatorsForGateway, signIndicators, thumbprintOf } from "@mcp-landing-zone/server";
import type { Indicators } from "../configuration/indicator-file.ts";
import type { StandIns } from "../stand-ins/index.ts";

interface PublishedIndicators {
  readonly settings: Required<Pick<SettingValues, "indicatorsUrl" | "indicatorsThumbprints">>;
  /** What the gateway's named value holds. */
  readonly gatewayValue: string;
}

const lifetimeMs = 7 * 86_400_000;
const instant = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

export const publishIndicators = async (
  indicators: Indicators,
  { documents, urls }: Pick<StandIns, "documents" | "urls">,
): Promise<PublishedIndicators> => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const key = publicKey.export({ format: "jwk" }) as unknown as ApproverKey;
  const now = Date.now();
  const list = { ...indicators, issued: instant(now), expires: instant(now + lifetimeMs) };
  const signed = await signIndicators(list, {
    key,
    sign: async (bytes) => sign("sha256", bytes, { key: privateKey, dsaEncoding: "ieee-p1363" }),
  });
  documents.place("indicators", "indicators.jws", signed);
  return {
    settings: {
      indicatorsUrl: `${urls.documents}/indicators/indicators.jws`,
      indicatorsThumbprints: [thumbprintOf(key)],
    },
    gatewayValue: indicatorsForGateway(list).value,
  };
};
