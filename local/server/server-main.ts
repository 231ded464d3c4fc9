// The program of every server of this machine. Without a file it is the entry point of the container, as it is; with one, the server has upstreams, and its
// own tools or, where it guards another server, none.
import { readFileSync } from "node:fs";
import { referencePrompts, referenceResources, referenceTools, serveInAzure } from "@mcp-landing-zone/server";
import { loopbackWay } from "../guests/loopback-way.ts";
import type { LocalServer } from "../local-server.ts";

const serve = (file: string): void => {
  const { kind, catalogue } = JSON.parse(readFileSync(file, "utf8")) as Pick<LocalServer, "kind" | "catalogue">;
  const own =
    kind === "reference"
      ? { tools: referenceTools, resources: referenceResources, prompts: referencePrompts }
      : { tools: () => [] };
  serveInAzure({ catalogue, ...own, way: loopbackWay });
};

const file = process.env["SERVER_FILE"];
if (file === undefined) void import("../../server/src/main.ts");
else serve(file);
