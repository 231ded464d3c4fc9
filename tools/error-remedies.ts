import type { ErrorCode } from "@mcp-landing-zone/constructs";

/** What a reader of docs/errors.md does about a refusal of the gateway or of the server. A test holds that every name has a row. */
export const remedies: Readonly<Record<string, string>> = {
  "audit-unavailable":
    "The audit storage does not answer. Look at its availability and at the server's rights on it; nothing runs unrecorded.",
  "body-ambiguous": "Send each key once, and numbers and characters that JSON can hold.",
  "body-cut-off": "The client or something before the gateway closed the connection early. Send it again.",
  "body-not-json": "Send one JSON object in UTF-8, with each key once.",
  "body-too-complex": "Send flatter arguments.",
  "body-too-large": "Send less, or raise `limits.maxBodyBytes` of the server in the configuration.",
  "body-too-slow": "The client sent too slowly. Look at its connection.",
  "claims-missing":
    "The client repeats the sign-in with the `claims` of the challenge; most clients do so by themselves.",
  "client-indicated":
    "The client id is on the list of indicators of compromise. Take it off the list when the incident is over.",
  "client-not-allowed": "Add the client's id to `clients` of the configuration, or use a client that is there.",
  "client-stopped": "An operator stopped this client. docs/runbooks says how to let it in again.",
  "connection-names-header":
    "The client or a proxy names a header of the request in Connection. Send Connection: keep-alive or close.",
  "credentials-repeated": "Send one Authorization header.",
  "decision-invalid": 'Send `{"decision":"approved"}` or `{"decision":"denied"}`; `received` is what the body said.',
  "envelope-missing":
    "A client of revision 2026-07-28 sends `_meta` with the protocol version in each request; update the client.",
  "gateway-proof":
    "Call the gateway's address, not the server's. If the gateway is refused, compare MCP_GATEWAY_CLIENT_ID with its identity.",
  "handshake-invalid":
    "Send protocolVersion, capabilities and clientInfo with a name and a version, as the revision has them.",
  "header-mismatch": "Send headers that say what the body says, or none.",
  "host-indicated":
    "An argument is an address on the list of indicators of compromise. Take the host off the list when it is clean again.",
  "host-not-allowed":
    "Use the host name of `npm run synth` output mcp_url; other names are added as the domain of the configuration.",
  "id-in-use": "Use another request id while the first request runs.",
  internal: "A fault of the server. Find the request id in its log and report it.",
  "keys-unavailable": "Entra's signing keys cannot be fetched. Look at the way out to login.microsoftonline.com.",
  "media-type": "Send Content-Type: application/json, and no Content-Encoding.",
  "method-not-allowed": "Send POST to the endpoint; GET and DELETE exist with sessions only.",
  "not-found": "Compare the path with the URL that was given to you.",
  "not-one-message": "Send one JSON-RPC message, not a list.",
  "origin-not-allowed": "A web page called. Add its origin to the allowed ones if it may.",
  overloaded: "The server sheds load. Wait as Retry-After says, or raise `replicas`.",
  "params-invalid":
    "Send the parameters in the form that the revision gives them; `parameter` names the first that is not.",
  "rate-limited": "Wait as Retry-After says, or raise the limit of the caller, address or tool.",
  "revision-unknown": "Speak 2026-07-28 or 2025-11-25; clients of 2025-06-18 and 2025-03-26 are served, too.",
  "role-missing":
    "Have the caller's group assigned to the role in Entra: `approvers` or `classifications` of the configuration.",
  "scope-missing": "The client asks for the scope that the challenge names, and the user consents.",
  "session-missing": "Send the session id that initialize gave.",
  "session-unknown": "The session has ended. Initialize again.",
  "state-unavailable": "The shared state does not answer. Look at Azure Managed Redis and the server's right on it.",
  "switched-off": "An operator switched the server off. docs/runbooks says how to switch it on.",
  "token-in-query": "Send the token in the Authorization header, and treat the one in the URL as leaked.",
  "token-invalid":
    "Get a new token for this server: its audience, tenant and version have to be those of the metadata.",
  "token-missing": "Get a token from the authorization server that the metadata name.",
  "too-many-at-once": "Wait for running requests to end.",
  "too-slow":
    "The server or its backend took longer than the gateway waits. Look at the server's log under the request id.",
  "offer-unknown":
    "Use an address of resources/list or of a template in resources/templates/list, or a name of prompts/list.",
  "tool-stopped": "An operator switched the tool off. docs/runbooks says how to switch it on.",
  "tool-unknown": "Use a name of tools/list.",
  "tool-withheld": "The threat level is high. An operator lowers it when the incident is over.",
  unavailable: "The gateway cannot reach the server. Look at the container app's revisions and its log.",
  "user-needed": "Sign in as a person; an application of its own may not call this tool.",
};

/** The same for what constructs refuse at synthesis. */
export const errorRemedies: Readonly<Record<ErrorCode, string>> = {
  NAME_INVALID:
    "Shorten `name` or `environment` of the deployment, or give the construct a `name` of its own in the alphabet that the message states.",
  IMAGE_NOT_PINNED:
    "Ask the registry for the digest (`docker buildx imagetools inspect <image>`) and write `<registry>/<repository>@sha256:<digest>`, without a tag.",
  SECRET_REFUSED:
    "Put the value into the vault (`SecretContainer`) and name it in `secrets`. A value that was in code is leaked: replace it.",
  PRIVATE_PATH_MISSING:
    "Give the construct `network`, from `LandingZone.minimal` or `privateNetwork`; or weaken the default with a reason.",
  TIER_LACKS_FEATURE:
    "Choose a tier that the message names, or leave the feature out. `tiers` says what each tier can.",
  REASON_MISSING: "Write a sentence into `weaken` that tells a reviewer why the default is given up here.",
  VALUE_INVALID: "Write the value that the message expects. A value that Terraform knows at apply alone is not judged.",
  PROPERTY_MISSING:
    "Give the property that the message names. `expected` is its type; the guide of the construct shows it in a whole program.",
  VALUES_CONFLICT:
    "Two properties, or two constructs of one stack, exclude each other. Keep one, or give one of the constructs another `purpose`, `name` or `path`.",
  NOT_FOUND: "Compare the name with those that the message lists.",
};

/** Refusals of programs before any effect, by the anchor that their message links to. */
export const programRefusals: Readonly<Record<string, { readonly meaning: string; readonly remedy: string }>> = {
  "configuration-file": {
    meaning: "The configuration file cannot be read or evaluated",
    remedy:
      "The message has the file, and the place where there is one. `npm run synth -- --config <file>` names another file; the file exports `deployment`.",
  },
  "configuration-invalid": {
    meaning: "The configuration has fields that are wrong, missing, or contradict each other",
    remedy:
      "Each line names the field, what it holds and what would be right. All problems are in one message: mend them together. `docs/servers.md` and the comments of `stacks/config.ts` explain the fields.",
  },
  "policy-invalid": {
    meaning: "A policy of API Management cannot be built from these values",
    remedy:
      "The message names the field, what it held and what would be right. `gateway/policy/REFERENCE.md` lists each element with its sections.",
  },
  "policy-unread": {
    meaning: "The text of a policy has a part that is not executed here, or that API Management would refuse",
    remedy:
      "The message has line and column, what stands there and what would be understood. Nothing was dropped: take the part out, or write it with an element of `gateway/policy/REFERENCE.md`.",
  },
  "definition-invalid": {
    meaning: "A tool, a resource or a prompt is defined in a way that its guards could not hold",
    remedy:
      "The message names the definition, its field, what it held and what would be right. `server/README.md` has the fields of a definition.",
  },
  "pin-refused": {
    meaning: "A definition of an upstream server cannot be pinned",
    remedy:
      "Each line names the upstream, the tool and the rule. A finding that a person has read is accepted in `upstreams.json`, by rule, with a reason; all else is mended at the upstream.",
  },
  "catalogue-invalid": {
    meaning: "The catalogue of tools is not the one that was approved, or does not fit the tools of the server",
    remedy:
      "`npm run tools:catalogue` (`mcp-landing-zone tools catalogue <file>` outside this repository) writes it anew; read the difference, then approve it. Texts that hide characters or give a model orders are written anew, patterns anchored.",
  },
  "catalogue-untrusted": {
    meaning: "No approver whom the deployment trusts has signed the catalogue",
    remedy:
      "`npm run tools:approve -- --by … --reason … --key …` (`mcp-landing-zone tools approve`) signs it; the thumbprint of the key stands in the configuration.",
  },
  "stdio-refused": {
    meaning: "The server cannot be started over standard streams with these settings",
    remedy:
      "Each line names the variable, what it held and what would be right: `MCP_STDIO_SCOPES` lists scopes of the catalogue with commas and without spaces.",
  },
  "query-invalid": {
    meaning: "A query does not fit the tables that are declared, or the language service finds it wrong",
    remedy: "The message has the column or the place. Declare what the table has, or mend the query.",
  },
  "query-unsupported": {
    meaning: "A query is valid and has a part that is not evaluated here",
    remedy:
      "The message has the part. Write it with the operators of `governance/README.md`, or test that query against a workspace.",
  },
  "settings-invalid": {
    meaning: "The environment of the server is not as its settings demand, so it does not start",
    remedy:
      "Each line names the variable, what it held and what would be right. In a deployment the construct writes them; elsewhere the table in `server/README.md` lists them.",
  },
};
