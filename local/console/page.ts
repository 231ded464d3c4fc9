// Files of the page, from one folder, by name and nothing that a name could be bent to.
import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { extname, join } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** Its own scripts and styles, its own endpoints, and nothing inline. */
const headers = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
};

/** Whether there was such a file. */
export const servePage = async (folder: string, path: string, response: ServerResponse): Promise<boolean> => {
  const name = path === "/" ? "index.html" : path.slice(1);
  const type = types[extname(name)];
  if (type === undefined || !/^[a-z0-9-]+(?:\/[a-z0-9-]+)*\.[a-z]+$/.test(name)) return false;
  const content = await readFile(join(folder, name)).catch(() => undefined);
  if (!content) return false;
  response.writeHead(200, { ...headers, "content-type": type }).end(content);
  return true;
};
