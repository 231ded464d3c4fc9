import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Deployment } from "./deployment.ts";
import { startDeployment } from "./deployment.ts";
import type { Fault, ServiceName } from "./stand-ins/index.ts";
import type { RpcAnswer } from "../testing/rpc.ts";
import { callTool } from "../testing/rpc.ts";

let deployment: Deployment;
beforeAll(async () => {
  deployment = await startDeployment({ mode: "facade", port: 0 });
});
afterEach(() => deployment.standIns.faults.clear());
afterAll(() => deployment.close());

const call = async (tool: string, given: Readonly<Record<string, unknown>> = {}): Promise<RpcAnswer> => {
  const scopes = deployment.facts.catalogue.scopes.map(({ name }) => name);
  const token = await deployment.token({ user: "alice", scopes });
  return callTool(deployment.facts.publicUrl, { token, tool, arguments: given });
};

const strike = (service: ServiceName, fault: Fault): void => {
  deployment.standIns.faults.inject({ service, fault });
};

const down = { kind: "status", status: 503 } as const;
const cut = { kind: "reset" } as const;
const nonsense = { kind: "garbage" } as const;

// In this order, because keys and tokens are kept: the first dependency to fail must not have been needed before.
describe.sequential("nothing is let through on trust", () => {
  it.each([down, cut, nonsense])("R-06 without Entra's keys no caller is verified: $kind", async (fault) => {
    strike("entra", fault);
    const { status } = await call("whoami");
    expect(status).toBe(401);
  });

  it.each([down, cut, nonsense])("R-139 without its own token the gateway forwards nothing: $kind", async (fault) => {
    strike("identity", fault);
    const { status, error } = await call("whoami");
    expect([status, error?.message]).toEqual([503, "The server cannot be reached now"]);
  });

  it("and once both are back, calls go through", async () => {
    expect((await call("whoami")).status).toBe(200);
  });

  it.each([down, cut, nonsense, { kind: "partial" } as const, { kind: "hang" } as const])(
    "R-44 R-160 what Content Safety has not judged is not run: $kind",
    async (fault) => {
      const before = deployment.standIns.journal.count("documents");
      strike("contentSafety", fault);
      const { status, result } = await call("save_document", { title: `Plan ${JSON.stringify(fault)}`, text: "Step." });
      expect([status, result?.isError]).toEqual([200, true]);
      expect(deployment.standIns.journal.count("documents")).toBe(before);
    },
  );

  it("R-61 a call that cannot be recorded is not run", async () => {
    const before = deployment.standIns.journal.count("documents");
    strike("audit", { kind: "status", status: 403 });
    const { status, result, error } = await call("save_document", { title: "Plan", text: "Step." });
    expect([status, result, error?.message]).toEqual([200, undefined, "The request cannot be recorded now"]);
    expect(deployment.standIns.journal.count("documents")).toBe(before);
  });
});
