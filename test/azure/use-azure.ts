import type { TokenCredential } from "@azure/core-auth";
import { afterAll, afterEach, beforeAll } from "vitest";
import { demoDirectory, demoIds, startStandIns } from "../../local/stand-ins/index.ts";
import type { StandIns } from "../../local/stand-ins/index.ts";
import { deadlines } from "../../server/src/azure/deadlines.ts";
import { createManagedIdentity } from "../../server/src/azure/managed-identity.ts";
import { enterAzure, leaveAzure } from "./in-azure.ts";

export const apiUri = "https://mcp.example/mcp";

/** Azure for the tests of one file, and the server's identity in it. To be read inside of tests. */
interface Azure {
  readonly standIns: StandIns;
  readonly identity: TokenCredential;
}

export const useAzure = (): Azure => {
  let standIns: StandIns;
  let identity: TokenCredential;
  beforeAll(async () => {
    standIns = await startStandIns({ directory: demoDirectory({ apiIdUris: [apiUri], scopes: ["profile.read"] }) });
    enterAzure(standIns);
    identity = createManagedIdentity(demoIds.serverIdentity, deadlines.identity);
  });
  afterEach(() => standIns.faults.clear());
  afterAll(async () => {
    leaveAzure();
    await standIns.close();
  });
  return {
    get standIns() {
      return standIns;
    },
    get identity() {
      return identity;
    },
  };
};
