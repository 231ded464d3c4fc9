/**
 * Asks upstream servers for their tools and pins those that the file assigns: `npm run tools:pin -- upstreams.json`. The
 * upstreams see the user who runs it, by the sign-in to Azure. Then: `npm run tools:catalogue`, review,
 * `npm run tools:approve`.
 */
import { fileURLToPath } from "node:url";
import { run } from "../src/commands.ts";

const target = fileURLToPath(new URL("../src/reference/upstream-tools.json", import.meta.url));
process.exitCode = await run("tools", ["pin", ...process.argv.slice(2), "--out", target]);
