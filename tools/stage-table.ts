// `npm run stages`: writes the table of stages in server/README.md. A test holds that the table is what the code says.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { refusals } from "../server/src/refusal/refusal.ts";
import type { RefusalName } from "../server/src/refusal/refusal.ts";
import { admissionStages } from "../server/src/admission/admission.ts";
import type { AdmissionStageName } from "../server/src/admission/admission.ts";
import { laterStages } from "../server/src/decision/stage.ts";
import type { LaterStage } from "../server/src/decision/stage.ts";

export interface StageRow {
  readonly what: string;
  /** Files and folders of the server. */
  readonly where: readonly string[];
  /** Rows of the table of refusals, or words for what is no refusal of a request. */
  readonly refuses: readonly RefusalName[] | string;
}

/** What each stage of the admission is; the order is that of the code. */
export const admissionRows: Readonly<Record<AdmissionStageName, StageRow>> = {
  "peer-rate": {
    what: "requests a minute of one peer address without the gateway's proof",
    where: ["src/limits/peer-rate.ts"],
    refuses: ["rate-limited"],
  },
  host: { what: "Host, exact", where: ["src/guards/host.ts"], refuses: ["host-not-allowed"] },
  origin: { what: "Origin, exact", where: ["src/guards/origin.ts"], refuses: ["origin-not-allowed"] },
  method: { what: "the HTTP method", where: ["src/admission/admission.ts"], refuses: ["method-not-allowed"] },
  "gateway-proof": {
    what: "proof that the gateway sent it",
    where: ["src/identity/authenticate.ts"],
    refuses: ["gateway-proof", "keys-unavailable"],
  },
  token: {
    what: "the caller's token, and the client application that got it",
    where: ["src/identity/token.ts", "src/identity/authenticate.ts"],
    refuses: ["token-missing", "token-in-query", "client-not-allowed", "keys-unavailable"],
  },
  indicators: {
    what: "clients on the list of indicators of compromise",
    where: ["src/indicators/indicators.ts"],
    refuses: ["client-indicated"],
  },
  "media-type": { what: "JSON in UTF-8", where: ["src/guards/media-type.ts"], refuses: ["media-type"] },
  concurrency: {
    what: "requests in work at once",
    where: ["src/limits/concurrency.ts"],
    refuses: ["too-many-at-once", "overloaded"],
  },
  rate: { what: "requests a minute of the caller", where: ["src/limits/rate.ts"], refuses: ["rate-limited"] },
};

/** What follows once the request is admitted. */
export const laterRows: Readonly<Record<Exclude<LaterStage, "answer">, StageRow>> = {
  body: {
    what: "one strict JSON message",
    where: ["src/guards/strict-json.ts", "src/guards/message.ts"],
    refuses: ["body-not-json", "body-too-slow", "body-too-large"],
  },
  revision: {
    what: "a known revision, and headers that say what the body says",
    where: ["src/mcp/mirrored-headers.ts", "src/mcp/handshake.ts", "src/mcp/params.ts"],
    refuses: ["revision-unknown", "header-mismatch", "handshake-invalid", "params-invalid"],
  },
  definition: {
    what: "another server's definition, as it was approved",
    where: ["src/upstreams/watch.ts"],
    refuses: "unknown tool, or a result",
  },
  right: { what: "the right to the tool", where: ["src/mcp/endpoint.ts"], refuses: ["scope-missing"] },
  clearance: {
    what: "the sign-in that the tool's classification demands",
    where: ["src/identity/clearance.ts"],
    refuses: ["claims-missing", "role-missing", "user-needed"],
  },
  "threat-level": {
    what: "at the highest threat level, that the tool changes nothing",
    where: ["src/mcp/endpoint.ts"],
    refuses: ["tool-withheld"],
  },
  "tool-limit": { what: "the tool's own limits", where: ["src/limits/rate.ts"], refuses: ["rate-limited"] },
  protocol: {
    what: "the protocol",
    where: ["src/mcp/lean-lane.ts", "src/mcp/stateless-lane.ts", "src/sessions"],
    refuses: "as the protocol says",
  },
  arguments: {
    what: "arguments: size, schema, content (the package `content`)",
    where: ["src/tools/call-tool.ts"],
    refuses: "a result that the model can read",
  },
  approval: {
    what: "approval",
    where: ["src/approvals"],
    refuses: "`input_required`, or a result that says so",
  },
  tool: { what: "the tool, within its time", where: ["src/tools/run-tool.ts"], refuses: "a result" },
  output: {
    what: "output: schema, size, content, redaction, spotlighting",
    where: ["src/tools/finish-output.ts"],
    refuses: "a result without the output",
  },
  record: {
    what: "the record",
    where: ["src/audit"],
    refuses: "503, an error in a call: no record, no answer",
  },
};

const statuses = (refuses: StageRow["refuses"]): string =>
  typeof refuses === "string" ? refuses : [...new Set(refuses.map((name) => refusals[name].status))].sort().join(", ");

export const stageTable = (): string =>
  [
    "| stage | where | refuses with |",
    "| --- | --- | --- |",
    ...[
      ...admissionStages.map((name) => admissionRows[name]),
      ...laterStages.flatMap((name) => (name === "answer" ? [] : [laterRows[name]])),
    ].map(
      ({ what, where, refuses }) =>
        `| ${what} | ${where.map((path) => `\`${path}\``).join(", ")} | ${statuses(refuses)} |`,
    ),
  ].join("\n");

/** The table in the guide stands between these. */
export const marks = ["<!-- written by npm run stages -->", "<!-- the end of what npm run stages writes -->"] as const;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const guide = fileURLToPath(new URL("../server/README.md", import.meta.url));
  const [begin, end] = marks;
  const [before, rest = ""] = readFileSync(guide, "utf8").split(begin);
  const [, after] = rest.split(end);
  writeFileSync(guide, `${before}${begin}\n\n${stageTable()}\n\n${end}${after}`);
}
