import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { afterAll, beforeAll, expect, it } from "vitest";
import { auditKey, directoryOf, factsOf, serverSettings } from "../facts.ts";
import { freePort } from "../listener.ts";
import type { StandIns } from "../stand-ins/index.ts";
import { openFolder } from "../stand-ins/folder.ts";
import { startStandIns } from "../stand-ins/index.ts";
import { signCatalogue } from "./catalogue-approval.ts";
import { runServer } from "./run-server.ts";

const folders = [openFolder(), openFolder()] as const;
const facts = factsOf("facade", 8080);
let standIns: StandIns;

beforeAll(async () => {
  standIns = await startStandIns({ directory: directoryOf(facts), port: 0 });
  standIns.vault.keys.create(auditKey);
});
afterAll(async () => {
  await standIns.close();
  for (const folder of folders) folder.remove();
});

it("R-72 the server does not start with an approval that another person signed, and says what would be right", async () => {
  const [trusted, other] = [
    await signCatalogue(referenceCatalogue, folders[0].path),
    await signCatalogue(referenceCatalogue, folders[1].path),
  ];
  const settings = {
    ...serverSettings(facts, standIns.urls, await freePort()),
    catalogueThumbprints: trusted.catalogueThumbprints,
    catalogueApprovals: other.catalogueApprovals,
  };
  const started = runServer({
    settings,
    env: standIns.env("server"),
    preload: [],
    onLine: () => undefined,
    onEnd: () => undefined,
  });
  await expect(started).rejects.toThrow(
    `received one signed by ${other.catalogueThumbprints[0]}; should be signed by one of ${trusted.catalogueThumbprints[0]}`,
  );
});
