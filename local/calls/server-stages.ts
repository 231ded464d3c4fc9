// What each stage of the server is for, with the requirements that it serves, as the page shows it. In the order of the server.

export const serverStageNotes = {
  "peer-rate": "R-55: requests of one address that do not come from the gateway, in a minute",
  host: "R-12: a host name that is not this server's is refused (DNS rebinding)",
  origin: "R-12: a page of an origin that is not allowed is refused",
  method: "R-46: only the methods that the path has",
  "gateway-proof": "R-116: the gateway's own token proves that the call came through it",
  token: "R-01, R-06: signature, issuer, audience, lifetime, tenant and client of the caller's token, once more",
  indicators: "R-96: a client on the list of indicators of compromise is refused",
  "media-type": "R-46: the body is declared as JSON in UTF-8",
  concurrency: "R-55: requests in work at once, of one caller and of all",
  rate: "R-56: requests of one caller in a minute",
  body: "R-14, R-46: one message in JSON that no two parsers read differently",
  revision: "R-14, R-172: a known revision of the protocol, and headers that say what the message says",
  definition: "R-134: another server's tool is still what was approved (rug pull)",
  right: "R-08, R-53: the caller holds the scope of the tool; else 403 names the scope that is missing",
  clearance: "R-81, R-85: the caller signed in as strongly as the tool's classification demands",
  "threat-level": "R-90: at the highest threat level no tool that changes something runs",
  "tool-limit": "R-55, R-56: calls of the tool by one caller in a minute, as the catalogue says",
  protocol: "R-170: the message is answered as its revision of the protocol says",
  arguments: "R-17, R-44: the arguments fit the schema, and Prompt Shields read them",
  approval: "R-51: a call that needs a person's approval waits for it, and runs once",
  tool: "R-55: the tool runs within its time",
  output: "R-45, R-93, R-130: the result is inspected, secrets and personal data are redacted, foreign text is marked",
  record: "R-61, R-62: the decision is recorded; without a record there is no answer",
  answer: "R-157: the answer, once the record is safe; it discloses nothing of the inside",
} as const satisfies Readonly<Record<string, string>>;

export const serverStages: readonly string[] = Object.keys(serverStageNotes);
