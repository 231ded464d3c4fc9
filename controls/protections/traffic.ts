import { requirementIds } from "../requirement-ids.ts";
import type { Protection } from "./protection.ts";

/** Requests: their form, sessions, limits, egress. */
export const trafficProtections: readonly Protection[] = [
  {
    id: "strict-requests",
    title: "Strict requests",
    stops: "DNS rebinding; request smuggling; parser differentials; headers that contradict the message.",
    why: "If two programs read one request differently, an attacker bypasses the checks of the first.",
    how: [
      "Host and Origin match exactly, at gateway and server. On one machine the server listens on loopback only.",
      "A `Connection` header that names a header of the request is refused.",
      "The body is one JSON message in UTF-8 that every parser reads alike: no duplicate members, no trailing bytes.",
      "The revision is a known one; headers that mirror the message equal it.",
      "Every hop is TLS 1.2 or newer, with certificates validated.",
    ],
    code: [
      "gateway/documents/admission.ts",
      "gateway/documents/mcp/envelope.ts",
      "server/src/guards",
      "server/src/admission",
    ],
    configure: {
      MCP_ALLOWED_HOSTS: "further host names of the server",
      MCP_ALLOWED_ORIGINS: "allowed origins of browser pages",
      MCP_BIND_ADDRESS: "the address on which the server listens",
    },
    weaken: "Allow an origin or a host by name. There is no wildcard.",
    requirements: requirementIds([12, 14], [41, 43], 46, 149, 170, 172, 178),
    more: ["gateway/documents/mcp/README.md", "server/README.md"],
  },
  {
    id: "sessions",
    title: "Sessions and streams",
    stops: "Session hijacking; replay of another caller's stream; answers cached for the wrong person.",
    why: "A session id is easy to steal and hard to revoke. The server works without sessions unless a deployment asks for them.",
    how: [
      "Without sessions (the default) every request is independent and carries its own token.",
      "With `MCP_SESSIONS=bound` a session belongs to the principal who opened it; its id is random and is no credential.",
      "Only its owner resumes a stream. A session ends by expiry, revocation or `DELETE`.",
      "The buffer for a disconnected client is bounded in bytes for each caller.",
    ],
    code: ["server/src/sessions", "server/src/state"],
    configure: {
      MCP_SESSIONS: "`stateless`, or `bound` to their user",
      MCP_STATE_HOST: "the Redis of the replicas' shared state",
    },
    weaken: "Sessions without an owner do not exist.",
    requirements: requirementIds(3, 11, 15, 16, 38, 39, 119, 136, 137, 174),
    more: ["server/README.md"],
  },
  {
    id: "limits",
    title: "Limits",
    stops: "Denial of service and of wallet; starvation by one caller; decompression and parser bombs.",
    why: "A model in a loop sends as much as an attacker. Every resource has a bound for each verified caller.",
    how: [
      "Each address has a limit before its token is read; each caller, client and tool has one afterwards.",
      "Bodies, arguments, outputs and times are bounded; a truncated output says so.",
      "Concurrent requests are limited in total and for each caller; streams count separately.",
      "The content layer works in short time slices, in turn for each caller: one caller's costly text does not block the others.",
      "Requests without the gateway proof have a small limit of their own and share audit records.",
    ],
    code: ["gateway/documents/mcp/call-limits.ts", "server/src/limits"],
    configure: {
      limits: "requests a minute of a caller, client and address at the gateway",
      MCP_REQUESTS_PER_MINUTE: "requests of one principal at the server",
      MCP_MAX_CONCURRENT: "requests in work at once",
      MCP_MAX_BODY_BYTES: "the largest body",
    },
    weaken: "Every number can be raised, within a ceiling that the settings check. None can be switched off.",
    requirements: requirementIds([55, 56], 135, 175),
    more: ["server/README.md", "gateway/documents/mcp/README.md"],
  },
  {
    id: "egress",
    title: "Egress",
    stops: "SSRF; data exfiltration to unknown hosts; command injection.",
    why: "Through a tool that fetches addresses, every author of its arguments reaches the network (SSRF).",
    how: [
      "Arguments must fit a closed schema. There is no shell in the image and none in the code.",
      "A tool reaches listed hosts only, over HTTPS, through one guard.",
      "The guard resolves the name once and connects to the checked address (no DNS rebinding). Private, link-local and metadata addresses are refused in every spelling.",
      "Redirects are judged like first requests. Size, time and media type of the answer are bounded.",
      "Outside the process, security groups allow the platform's traffic; in `regulated` a firewall holds the list of hosts, too.",
    ],
    code: ["server/src/egress", "constructs/network"],
    configure: {
      egressHosts: "hosts that tools may reach",
      MCP_EGRESS_PRIVATE_RANGES: "private ranges that listed hosts may resolve into",
    },
    weaken:
      "`weaken: { internetEgress: \"…\" }` opens the network's egress to the internet; then only the server's own list remains.",
    requirements: requirementIds(17, 22, 114, 156),
    more: ["constructs/network/README.md"],
  },
];
