// Stand-in for a web site that a deployment allows its tools to read.
import { pagesHost } from "./hosts.ts";
import type { Handler } from "./http/message.ts";
import { html } from "./http/message.ts";

export const welcomePath = "/welcome";

const welcome = `<!doctype html>
<html lang="en">
  <head><title>Welcome to the pilot</title></head>
  <body>
    <h1>Welcome to the pilot</h1>
    <p>The pilot runs for three weeks. Each team connects one client and keeps notes of what it asks for.</p>
    <p>Questions go to the platform team, every Tuesday at ten.</p>
  </body>
</html>
`;

/** Handlers by host, for those beside Azure's services. */
export const pages: Readonly<Record<string, Handler>> = {
  [pagesHost]: ({ path }) => (path === welcomePath ? html(200, welcome) : html(404, "<p>No such page.</p>")),
};
