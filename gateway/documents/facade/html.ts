import { createHash } from "node:crypto";
import type { Given, Headers } from "../../policy/index.ts";
import { text } from "../../policy/index.ts";

/** For a text that is known when the page is written. */
export const escaped = (plain: string): string =>
  plain
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");

const style = `
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--page:#f3f4f6;--card:#fff;--line:#8c959f;--act:#0a58ca;--on-act:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#e9edf2;--soft:#a8b1bc;--page:#0f1317;--card:#1a2027;--line:#6b7683;--act:#8ab8ff;--on-act:#0b1a30}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1rem;background:var(--page);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main{width:100%;max-width:30rem;padding:2rem;background:var(--card);border:1px solid var(--line);border-radius:.75rem;overflow-wrap:anywhere}
h1{margin:0 0 1rem;font-size:1.375rem;line-height:1.3}
h2{margin:1.5rem 0 .25rem;font-size:1rem}
p{margin:.25rem 0}
ul{margin:.25rem 0;padding-left:1.25rem}
li{margin:.5rem 0}
.soft{color:var(--soft)}
.host{font:600 1rem/1.5 ui-monospace,monospace}
form{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1.5rem}
button{flex:1 1 8rem;min-height:2.75rem;padding:.5rem 1rem;font:inherit;font-weight:600;border:1px solid var(--line);border-radius:.5rem;background:transparent;color:inherit;cursor:pointer}
button[value=allow]{background:var(--act);border-color:var(--act);color:var(--on-act)}
button:focus-visible{outline:3px solid var(--act);outline-offset:3px}
`;

/**
 * `form-action` is left out on purpose: browsers apply it to every redirect that follows the form, and those lead through the identity
 * providers with which a tenant federates and on to the client, which are not known here.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The referrer stays within this origin: without any, a browser would send the form with the origin `null`. */
export const pageHeaders: Headers = {
  "Content-Type": "text/html; charset=utf-8",
  "Content-Security-Policy": contentSecurityPolicy,
  "X-Frame-Options": "DENY",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Cache-Control": "no-store",
};

/** A page without script. Values that are not known when it is written must come encoded. */
export const page = (title: string, ...content: readonly Given<"string">[]) =>
  text(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title>`,
    `<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">`,
    `<style>${style}</style></head><body><main>`,
    ...content,
    "</main></body></html>",
  );
