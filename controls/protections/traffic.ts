import { requirementIds } from "../requirement-ids.ts";
import type { Protection } from "./protection.ts";

/** What comes over the wire. */
export const trafficProtections: readonly Protection[] = [
  {
    id: "strict-requests",
    title: "Strict requests",
    stops: "DNS rebinding; request smuggling; parser differentials; headers that lie about the message.",
    why: "Two programs that read one request differently are a way around the first of them.",
    how: [
      "Host and Origin match exactly, at gateway and server. On one machine the server listens on loopback only.",
      "A `Connection` header that names a header of the request is refused.",
      "The body is JSON in UTF-8 that no two parsers read differently: no duplicate members, no trailing bytes, one message.",
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
      MCP_ALLOWED_HOSTS: "further names under which the gateway reaches the server",
      MCP_ALLOWED_ORIGINS: "pages that may call",
      MCP_BIND_ADDRESS: "where the server listens",
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
      "Without sessions (the default) every request stands alone, with its own token.",
      "With `MCP_SESSIONS=bound` a session belongs to the principal who opened it; its id is random and is no credential.",
      "A stream is resumed by its owner alone. Sessions end with time, with revocation and by `DELETE`.",
      "What is kept for a client that lost its connection is bounded in bytes, for each caller.",
    ],
    code: ["server/src/sessions", "server/src/state"],
    configure: {
      MCP_SESSIONS: "`stateless`, or `bound` to their user",
      MCP_STATE_HOST: "Redis for state that replicas share",
    },
    weaken: "Sessions without an owner do not exist.",
    requirements: requirementIds(3, 11, 15, 16, 38, 39, 119, 136, 137, 174),
    more: ["server/README.md"],
  },
  {
    id: "limits",
    title: "Limits",
    stops: "Denial of service and of wallet; one caller who starves the others; decompression and parser bombs.",
    why: "A model in a loop sends as much as an attacker. Every resource has a bound, and bounds belong to the verified caller.",
    how: [
      "Before a token is read, each address has a limit. After that, each caller, each client and each tool has one.",
      "Bodies, arguments, outputs and times are bounded; an output that was cut says so.",
      "Requests in work are counted in total and for each caller; streams take no place from them.",
      "The content layer works in short turns, each caller alike, so that the worst text of one does not hold the others.",
      "Requests without the gateway proof have a small limit of their own, and share their audit records.",
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
    stops: "SSRF; data exfiltration to unknown hosts; arguments that become commands.",
    why: "A tool that fetches is a proxy into the network for everyone who can write its arguments.",
    how: [
      "Arguments fit a closed schema, or nothing runs. There is no shell in the image and none in the code.",
      "A tool reaches listed hosts only, over HTTPS, through one guard.",
      "The name is resolved once, and the connection goes to the address that was checked (no DNS rebinding). Private, link-local and metadata addresses are refused in every spelling.",
      "Redirects are judged like first requests. Size, time and media type of the answer are bounded.",
      "Outside the process, security groups let out what the platform needs; in `regulated` a firewall has the list of hosts as well.",
    ],
    code: ["server/src/egress", "constructs/network"],
    configure: {
      egressHosts: "hosts that tools may reach",
      MCP_EGRESS_PRIVATE_RANGES: "private ranges that listed hosts may resolve into",
    },
    weaken:
      "`weaken: { internetEgress: \"…\" }` opens the network's way out to all of the internet; the server's own list then is the only one.",
    requirements: requirementIds(17, 22, 114, 156),
    more: ["constructs/network/README.md"],
  },
];
