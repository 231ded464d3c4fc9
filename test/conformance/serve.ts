import type { Settings } from "@mcp-landing-zone/contract";
import { listen } from "../../server/src/node/listen.ts";
import { freePort } from "../../testing/free-port.ts";
import { createHarness } from "../../testing/harness.ts";
import { testTenant } from "../../testing/issuer.ts";
import { startAuthShim } from "./auth-shim.ts";
import { createFixtures } from "./fixtures/index.ts";
import { pipelineTools } from "./fixtures/pipeline-tools.ts";
import { prompts, resources } from "./fixtures/readings.ts";

/** The server in its test profile behind the shim: same listener, same gate, same pipeline, plus the fixtures. */
export const serveForConformance = async (
  sessions: Settings["sessions"],
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> => {
  const [port, shimPort] = [await freePort(), await freePort()];
  const harness = await createHarness({
    tools: pipelineTools,
    resources,
    prompts,
    instructions: "Tools, resources and prompts for the conformance suite.",
    fixtures: createFixtures(),
    clock: Date.now,
    settings: {
      profile: "test",
      publicUrl: `http://127.0.0.1:${port}/mcp`,
      apiIdUri: "api://conformance",
      allowedHosts: [`localhost:${shimPort}`, `127.0.0.1:${shimPort}`],
      allowedOrigins: [`http://localhost:${shimPort}`],
      sessions,
      requestsPerMinute: 100_000,
      maxConcurrentPerPrincipal: 200,
    },
  });
  const listening = await listen(harness.server, { bindAddress: "127.0.0.1", port });
  const shim = await startAuthShim(shimPort, port, {
    caller: () => harness.issuer.user({ scp: "conformance.use", oid: testTenant.alice }),
    gateway: () => harness.issuer.gateway(),
  });
  return {
    url: `http://localhost:${shimPort}/mcp`,
    stop: async () => {
      await shim.stop();
      await listening.stop();
    },
  };
};
