// Another server behind every protection of this project's: the process that stands between the gateway and it.
import { readFileSync } from "node:fs";
import { serveInAzure } from "@mcp-landing-zone/server";
import { isOnLoopback } from "./guest.ts";
import { loopbackWay } from "./loopback-way.ts";
import type { PinnedGuest } from "./pin.ts";

const file = process.env["GUEST_FILE"] ?? "";
const { upstream, catalogue } = JSON.parse(readFileSync(file, "utf8")) as PinnedGuest;

serveInAzure({ catalogue, tools: () => [], ...(isOnLoopback(upstream) && { way: loopbackWay }) });
