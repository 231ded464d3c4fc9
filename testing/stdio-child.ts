/** A child that serves tools over standard input and output; its records go to standard error. */
import { setTimeout } from "node:timers/promises";
import { createMemoryShield } from "@mcp-landing-zone/content";
import { serveStdio } from "../server/src/stdio/serve-stdio.ts";
import { attackText, catalogueOf } from "./harness.ts";
import { tool } from "./tool-calls.ts";

const note = (text: string): void => void process.stderr.write(`${text}\n`);

const echo = tool("echo", {
  run: async ({ say }, { progress }) => {
    console.log("printed by a tool");
    process.stdout.write("written by a tool\n");
    await progress(1, 2);
    // A client forgets who wanted progress once it has read the answer, also when both come at once.
    await setTimeout(50);
    return { said: say };
  },
});
const asks = tool("asks", { run: async (_args, { onBehalfOf }) => ({ said: await onBehalfOf("api://other") }) });
const waits = tool("waits", {
  run: (_args, { signal }) =>
    new Promise((_resolve, reject) => {
      note("waiting");
      signal.addEventListener("abort", () => {
        note("stopped");
        reject(new Error("stopped"));
      });
    }),
});
const other = tool("other", { scope: "other.use" });
const approved = tool("approved", { effect: "destructive", approval: "other-person" });
const confirmed = tool("confirmed", { effect: "write", approval: "caller" });
const seldom = tool("seldom", { limits: { callsPerMinute: 1 } });

const tools = [echo, asks, waits, other, approved, confirmed, seldom];
const catalogue = catalogueOf(tools);

serveStdio({
  tools: tools.map((one) => ({ tool: one, reaches: "nothing" })),
  catalogue,
  catalogueDigest: catalogue.digest,
  ports: {
    shield: createMemoryShield((text) => text.includes(attackText)),
    audit: {
      record: async (event) => {
        if (process.env["NO_AUDIT"]) throw new Error("the disk is full");
        note(JSON.stringify(event));
      },
    },
  },
});
