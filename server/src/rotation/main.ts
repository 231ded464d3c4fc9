/** What the job of the playbook `rotate-key` runs: one key, one new version, one line. It takes no input but its environment. */
import { createManagedIdentity } from "../azure/managed-identity.ts";
import { deadlines } from "../azure/deadlines.ts";
import { systemClock } from "../clock.ts";
import { rotateKey } from "./rotate-key.ts";
import { vaultKey } from "./vault-key.ts";

const said = (name: string): string => {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`${name}: received nothing; should be given`);
  return value;
};

try {
  const credential = createManagedIdentity(said("AZURE_CLIENT_ID"), deadlines.identity);
  const key = said("MCP_ROTATE_KEY_URL");
  const rotation = await rotateKey(vaultKey(key, credential), systemClock);
  console.log(JSON.stringify({ event: "key.rotation", key, ...rotation }));
} catch (error) {
  // The name of the fault and what a person may read of it; the job is tried again, and fails for all to see.
  console.error(
    JSON.stringify({ event: "key.rotation", outcome: "failed", why: (error as Error).message.slice(0, 500) }),
  );
  process.exitCode = 1;
}
