import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { afterAll, beforeAll, expect, it } from "vitest";
import { auditKey, directoryOf, factsOf, serverSettings } from "../facts.ts";
import { freePort } from "../listener.ts";
import type { StandIns } from "../stand-ins/index.ts";
import { startStandIns } from "../stand-ins/index.ts";
import { signCatalogue } from "./catalogue-approval.ts";
import { runServer } from "./run-server.ts";

const facts = factsOf("facade", 8080);
let standIns: StandIns;

beforeAll(async () => {
  standIns = await startStandIns({ directory: directoryOf(facts), port: 0 });
  standIns.vault.keys.create(auditKey);
});
afterAll(() => standIns.close());

it("R-72 the server does not start with an approval that another person signed, and says what would be right", async () => {
  const [trusted, other] = [await signCatalogue(referenceCatalogue), await signCatalogue(referenceCatalogue)];
  const settings = {
    ...serverSettings(facts, standIns.urls, await freePort()),
    catalogueThumbprints: trusted.settings.catalogueThumbprints,
    catalogueApprovals: other.settings.catalogueApprovals,
  };
  const started = runServer({
    settings,
    env: standIns.env("server"),
    preload: [],
    onLine: () => undefined,
    onEnd: () => undefined,
  });
  await expect(started.finally(() => [trusted, other].forEach((one) => one.close()))).rejects.toThrow(
    `received one signed by ${other.settings.catalogueThumbprints[0]}; should be signed by one of ${trusted.settings.catalogueThumbprints[0]}`,
  );
});
