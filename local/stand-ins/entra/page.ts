// Stand-in for Microsoft Entra ID: the pages a person sees. No script; everything from outside is escaped.
import { escaped } from "../http/escaped.ts";
import { html } from "../http/message.ts";
import type { StandInReply } from "../http/message.ts";

const style = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:34rem;margin:3rem auto;padding:0 1rem}
h1{font-size:1.4rem}
button{display:block;width:100%;margin:.5rem 0;padding:.75rem 1rem;font:inherit;text-align:left;cursor:pointer}
small{display:block;opacity:.75}
code{overflow-wrap:anywhere}`;

export const page = (status: number, title: string, body: string): StandInReply =>
  html(
    status,
    `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>
<style>${style}</style></head>
<body><main><h1>${escaped(title)}</h1>
${body}
<p><small>This page stands in for Microsoft Entra ID on this machine. There are no passwords.</small></p></main></body>
</html>
`,
    {
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    },
  );
