// The purpose of each stage of the server with its requirements, in the server's order; the page shows them.

export const serverStageNotes = {
  "peer-rate": "R-55: limits the requests of one address per minute that bypass the gateway",
  host: "R-12: refuses host names of other servers (DNS rebinding)",
  origin: "R-12: refuses browser pages of other origins than the allowed ones (DNS rebinding)",
  method: "R-46: allows the path's methods only",
  "gateway-proof": "R-116: verifies the gateway's own token: the proof that the call passed the gateway",
  token: "R-01, R-06: verifies signature, issuer, audience, lifetime, tenant and client of the caller's token again",
  indicators: "R-96: refuses the clients on the list of indicators of compromise",
  "media-type": "R-46: requires the media type of JSON in UTF-8",
  concurrency: "R-55: limits the concurrent requests of one caller and of all",
  rate: "R-56: limits the requests of one caller per minute",
  body: "R-14, R-46: requires one JSON message that every parser reads alike",
  revision: "R-14, R-172: requires a known revision of the protocol, and headers equal to the message",
  definition: "R-134: refuses an upstream's tool that differs from its approved definition (rug pull)",
  right: "R-08, R-53: requires the scope of the tool; the 403 names the missing scope (step-up)",
  clearance: "R-81, R-85: requires the sign-in strength of the tool's classification",
  "threat-level": "R-90: refuses tools that write, at the highest threat level",
  "tool-limit": "R-55, R-56: limits one caller's calls of the tool per minute, by the catalogue",
  protocol: "R-170: answers by the message's revision of the protocol",
  arguments: "R-17, R-44: validates the arguments by the schema and inspects them with Prompt Shields",
  approval: "R-51: waits for a person's approval where the tool needs one; the call then runs once",
  tool: "R-55: runs the tool within its deadline",
  output:
    "R-45, R-93, R-130: inspects the result, redacts secrets and personal data, marks foreign text (spotlighting)",
  record: "R-61, R-62: records the decision; no record, no answer (fail closed)",
  answer: "R-157: answers after the record is stored; discloses nothing about the inside",
} as const satisfies Readonly<Record<string, string>>;

export const serverStages: readonly string[] = Object.keys(serverStageNotes);
