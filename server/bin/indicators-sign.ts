/**
 * Signs the list of indicators of compromise: `npm run indicators:sign -- --list indicators.json --key <file or Key Vault key> [--days 7] [--out indicators.jws]`.
 * The list holds `hosts`, `clients` and `digests`; `issued` is now, and `expires` so many days later.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { thumbprintOf } from "../src/definitions/signed-text.ts";
import { indicatorsForGateway } from "../src/indicators/indicators-for-gateway.ts";
import { signIndicators } from "../src/indicators/list.ts";
import type { IndicatorList } from "../src/indicators/list.ts";
import { approverSigner } from "../src/commands/approver-signer.ts";

const instant = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

const run = async (): Promise<void> => {
  const text = { type: "string" } as const;
  const options = { list: text, key: text, days: text, out: text };
  const { list = "", key = "", days = "7", out = "indicators.jws" } = parseArgs({ options }).values;
  if (!/^[1-9]\d?$/.test(days)) throw new Error(`--days: received ${days}; should be 1 to 99`);
  const { hosts = [], clients = [], digests = [] } = JSON.parse(readFileSync(list, "utf8")) as Partial<IndicatorList>;
  const now = Date.now();
  const whole = { issued: instant(now), expires: instant(now + Number(days) * 86_400_000), hosts, clients, digests };
  const signer = await approverSigner(key);
  writeFileSync(out, await signIndicators(whole, signer));
  console.log(
    `${out}: ${hosts.length} hosts, ${clients.length} clients, ${digests.length} definitions until ${whole.expires}`,
  );
  console.log(`signed with ${thumbprintOf(signer.key)}`);
  const { value, left } = indicatorsForGateway(whole);
  const named = `--named-value-id mcp-indicators --value "${value}"`;
  console.log(`the gateway: az apim nv update --resource-group <group> --service-name <gateway> ${named}`);
  if (left > 0) console.log(`the gateway has no room for ${left} of them, which the servers refuse`);
};

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
