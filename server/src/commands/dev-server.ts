// Started by `mcp-landing-zone dev`: one run of an author's server on this machine.
import { contentsOf, SettingsError } from "@mcp-landing-zone/contract";
import { listen } from "../node/listen.ts";
import { createTestServer } from "../test-server/test-server.ts";
import { CatalogueError } from "../tools/registry.ts";
import type { AuthorModule } from "./author-module.ts";
import { loadAuthorModule } from "./author-module.ts";
import { Mistake, wronglyAsked } from "./command.ts";

const [file = "", port = "", scopes = ""] = process.argv.slice(2);
const { MCP_DEV_TOKEN: token = "", MCP_DEV_APPROVER_TOKEN: approver = "" } = process.env;

/** Of the command's own arguments: no change of a file mends it. */
class Misuse extends Mistake {}

const inspector = "npx @modelcontextprotocol/inspector@2.12.0 --cli";

const announce = (url: string, { tools, catalogue }: AuthorModule, approvals: string): void => {
  const asks = tools.some(({ definition }) => definition.approval === "other-person");
  console.log(`
${url}  ${contentsOf(catalogue)}, digest ${catalogue.digest}
token     ${token}
inspector ${inspector} --server-url ${url} --transport http --header "Authorization: Bearer ${token}" --method tools/list`);
  if (!asks) return;
  console.log(`approver  ${approver}, another person: curl -H "Authorization: Bearer ${approver}" ${approvals}`);
};

const serve = async (): Promise<void> => {
  const author = await loadAuthorModule(file);
  const granted = scopes === "" ? [] : scopes.split(",");
  const known = author.catalogue.scopes.map(({ name }) => name);
  const unknown = granted.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Misuse(`--scopes: received ${unknown.join(",")}; should be some of ${known.join(",")}`);
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
  world.person("developer", { ...(granted.length > 0 && { scopes: granted }), token });
  world.person("approver", { scopes: [], roles: ["Approvals.Decide"], token: approver });
  const listening = await listen(
    { ...world.server, inWork: 0, handle: world.handle },
    { bindAddress: "127.0.0.1", port: Number(port) },
    // Nothing here is worth a wait.
    { drainMs: 500 },
  ).catch((error: unknown) => {
    if ((error as { readonly code?: unknown }).code !== "EADDRINUSE") throw error;
    throw new Misuse(`--port: received ${port}, where another program listens; should be a free one`);
  });
  announce(publicUrl, author, new URL("/approvals", publicUrl).href);
  const stop = (): void => void listening.stop().finally(() => process.exit(0));
  for (const event of ["SIGTERM", "SIGINT", "disconnect"]) process.once(event, stop);
};

/** Errors whose message is for the author, and whose stack is not. Those of definitions are mistakes already. */
const forAuthors = [Mistake, CatalogueError, SettingsError];
const isForAuthor = (error: unknown): error is Error => forAuthors.some((kind) => error instanceof kind);

serve().catch((error: unknown) => {
  console.error(isForAuthor(error) ? error.message : error);
  process.exit(error instanceof Misuse ? wronglyAsked : 1);
});
