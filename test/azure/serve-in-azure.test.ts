import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { routes, writeSettings } from "@mcp-landing-zone/contract";
import type { SettingValues } from "@mcp-landing-zone/contract";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { auditKey, directoryOf, factsOf, serverSettings } from "../../local/facts.ts";
import { freePort } from "../../local/listener.ts";
import { startStandIns } from "../../local/stand-ins/index.ts";
import type { StandIns } from "../../local/stand-ins/index.ts";
import { catalogue } from "../../server/examples/greeter.ts";

const example = fileURLToPath(new URL("../../server/examples/in-azure.ts", import.meta.url));
const facts = factsOf("facade", 8080);

let standIns: StandIns;
beforeAll(async () => {
  standIns = await startStandIns({ directory: directoryOf(facts) });
  standIns.vault.keys.create(auditKey);
});
afterAll(() => standIns.close());

const start = (
  port: number,
  more: Partial<SettingValues> = {},
  env: Readonly<Record<string, string>> = {},
): ChildProcess & { readonly said: () => string } => {
  const settings = { ...serverSettings(facts, standIns.urls, port), catalogueDigest: catalogue.digest, ...more };
  const child = spawn(
    process.execPath,
    ["--conditions=@mcp-landing-zone/source", "--import", import.meta.resolve("tsx/esm"), example],
    { env: { ...writeSettings(settings), ...standIns.env("server"), ...env }, stdio: ["ignore", "ignore", "pipe"] },
  );
  let text = "";
  child.stderr?.on("data", (chunk) => (text += String(chunk)));
  return Object.assign(child, { said: () => text });
};

describe("a server of one's own in Azure", () => {
  it("R-02 gets ready, refuses requests without a token, and ends when it is stopped", async () => {
    const port = await freePort();
    const child = start(port);
    const at = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init);
    await vi.waitFor(async () => expect((await at(routes.ready)).status).toBe(200));
    expect((await at("/mcp", { method: "POST", body: "{}" })).status).toBe(403);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
    expect(child.said()).toContain(`listening on 127.0.0.1:${port}`);
  });

  it("R-160 does not start with settings that are wrong, and says so", async () => {
    const child = start(await freePort(), {}, { MCP_MAX_BODY_BYTES: "1" });
    expect(await once(child, "exit")).toEqual([1, null]);
    expect(child.said()).toContain('MCP_MAX_BODY_BYTES: received "1"');
  });

  it.each<[string, Partial<SettingValues>, string]>([
    ["a catalogue without an approval", { catalogueDigest: "A".repeat(43) }, "MCP_CATALOGUE_DIGEST: received AAAA"],
    ["an untrusted approval", { catalogueThumbprints: ["A".repeat(43)] }, "approval of the catalogue: received none"],
  ])("R-72 does not start with %s, and says so", async (_title, more, message) => {
    const child = start(await freePort(), more);
    expect(await once(child, "exit")).toEqual([1, null]);
    expect(child.said()).toContain(message);
  });
});
