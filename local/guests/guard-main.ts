// Another server behind every protection of this project's: the process that stands between the gateway and it.
import { readFileSync } from "node:fs";
import { createUpstreamTools, serveInAzure } from "@mcp-landing-zone/server";
import { isOnLoopback } from "./guest.ts";
import { loopbackWay } from "./loopback-way.ts";
import type { PinnedGuest } from "./pin.ts";

/** Names the file with the guest and its pinned catalogue. */
const guestFileVariable = "GUEST_FILE";

const file = process.env[guestFileVariable] ?? "";
const { upstream, catalogue } = JSON.parse(readFileSync(file, "utf8")) as PinnedGuest;

serveInAzure({
  catalogue,
  tools: (azure) =>
    createUpstreamTools({
      ...azure,
      ports: azure.ports,
      upstreams: [upstream],
      catalogue,
      ...(isOnLoopback(upstream) && { way: loopbackWay }),
    }).tools,
});
