import { expect, it, vi } from "vitest";
import { deployment } from "../deployment.config.ts";
import { addDeployment, createApp } from "./app.ts";
import { beyondLimits } from "./gateway-limits.ts";

const fewer = { field: "servers", received: 3_001, right: "servers with at most 3000 operations" };
vi.mock("./gateway-limits.ts", () => ({ beyondLimits: vi.fn(() => [fewer]) }));

it("R-55 a deployment that its gateway's tier cannot hold is refused, with the gateway's own stack and all servers counted", () => {
  expect(() => addDeployment(createApp(), deployment)).toThrow(/servers: received 3001, expected servers with at most/);
  const [stacks, tier] = vi.mocked(beyondLimits).mock.calls[0]!;
  expect(stacks.map(({ node }) => node.id.split("-").at(-1))).toEqual([
    "platform",
    ...deployment.servers.map(({ name }) => name),
  ]);
  expect(tier).toBe("Developer");
});
