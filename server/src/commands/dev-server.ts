// Started by `mcp-landing-zone dev`: one run of an author's server on this machine.
import { listen } from "../node/listen.ts";
import { createTestServer } from "../test-server/test-server.ts";
import type { AuthorModule } from "./author-module.ts";
import { loadAuthorModule } from "./author-module.ts";
import { Mistake } from "./command.ts";

const [file = "", port = "", scopes = ""] = process.argv.slice(2);
const { MCP_DEV_TOKEN: token = "", MCP_DEV_APPROVER_TOKEN: approver = "" } = process.env;

const inspector = "npx @modelcontextprotocol/inspector@2.12.0 --cli";

const announce = (url: string, { tools, catalogue }: AuthorModule, approvals: string): void => {
  const asks = tools.some(({ definition }) => definition.approval === "other-person");
  console.log(`
${url}  ${tools.length} tools, catalogue ${catalogue.digest}
token     ${token}
inspector ${inspector} --server-url ${url} --transport http --header "Authorization: Bearer ${token}" --method tools/list`);
  if (!asks) return;
  console.log(`approver  ${approver}, another person: curl -H "Authorization: Bearer ${approver}" ${approvals}`);
};

const serve = async (): Promise<void> => {
  const author = await loadAuthorModule(file);
  const publicUrl = `http://127.0.0.1:${port}/mcp`;
  const { tools, resources, prompts, catalogue } = author;
  const world = createTestServer({
    ...{ tools, resources, prompts, catalogue },
    clock: Date.now,
    settings: { publicUrl, allowedOrigins: [new URL(publicUrl).origin] },
    ports: {
      audit: {
        record: async ({ decision, phase, event, reason, tool, durationMs = 0 }) => {
          if (phase === "finished") console.log(`${decision} ${tool?.name ?? event} ${reason} ${durationMs} ms`);
        },
      },
      log: (level, line) => console.log(`${level} ${line}`),
      report: (error) => console.error(error),
    },
  });
  const granted = scopes === "" ? {} : { scopes: scopes.split(",") };
  world.person("developer", { ...granted, token });
  world.person("approver", { scopes: [], roles: ["Approvals.Decide"], token: approver });
  const listening = await listen(
    { ...world.server, inWork: 0, handle: world.handle },
    { bindAddress: "127.0.0.1", port: Number(port) },
  );
  announce(publicUrl, author, new URL("/approvals", publicUrl).href);
  const stop = (): void => void listening.stop().finally(() => process.exit(0));
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
};

serve().catch((error: unknown) => {
  console.error(error instanceof Mistake ? error.message : error);
  process.exitCode = 1;
});
