import { requirementIds } from "../requirement-ids.ts";
import type { Protection } from "./protection.ts";

/** The model's input and output: definitions, injected text, redaction. */
export const modelProtections: readonly Protection[] = [
  {
    id: "pinned-definitions",
    title: "Pinned tool definitions",
    stops: "Tool poisoning; rug pull; tool shadowing; hidden text in descriptions.",
    why: "A model obeys the descriptions of tools, so it must read exactly the reviewed ones.",
    how: [
      "A definition with hidden text or instructions cannot be sealed into a catalogue.",
      "A person approves the catalogue's digest and, where approvers are named, signs it. The deployment pins it.",
      "The server starts with that catalogue alone and works with a frozen copy.",
      "The server compares the definitions of its upstreams with their pins while they run. All replicas withhold a changed definition until a person approves it.",
      "Lists are stable and sorted; names carry their server (no tool shadowing).",
    ],
    code: ["server/src/definitions", "server/src/upstreams", "content/definitions", "contract/catalogue.ts"],
    configure: {
      catalogue: "the tools of a server",
      catalogueApprovers: "keys of the approval's signatures",
      MCP_CATALOGUE_DIGEST: "the catalogue digest that the server requires at start",
      upstreams: "other servers with pinned tools",
    },
    weaken: "`accept` in the file of upstreams lets a named finding pass, with a reason. Pins cannot be switched off.",
    requirements: requirementIds(48, 50, 72, 112, 133, 134, 158, 177),
    more: ["server/README.md", "docs/runbooks/quarantine-definition.md"],
  },
  {
    id: "prompt-injection",
    title: "Prompt injection",
    stops: "Direct and indirect prompt injection; encoded and disguised instructions; text that moves between tools.",
    why: "Foreign text reaches the model through every tool. The model must recognise it as data, not as instructions.",
    how: [
      "The server inspects arguments before the tool runs; any finding refuses the call.",
      "The server inspects outputs block by block and together. It withholds certain injections, marks likely ones and removes invisible characters.",
      "Prompt Shields (Content Safety) judges the text that passes the heuristics. Without its answer the call is refused (fail closed).",
      "Foreign text is spotlighted with a new marker for each call.",
      "Its reader is tainted: for 30 minutes every write needs an approval.",
    ],
    code: ["content", "server/src/shield", "server/src/tools/content-guard.ts", "server/src/tools/taint.ts"],
    configure: {
      MCP_CONTENT_SAFETY_ENDPOINT: "the account of Prompt Shields",
      contentSafetyLocation: "a region that has Prompt Shields",
    },
    weaken:
      '`weaken: { promptShieldsRegion: "…" }` accepts an account in a region without Prompt Shields. A tool that returns foreign text without spotlighting cannot be defined.',
    requirements: requirementIds(44, 45, 47, 59, [130, 132]),
    more: ["docs/detection.md", "content/README.md"],
  },
  {
    id: "redaction",
    title: "Redaction",
    stops: "Secrets and personal data in results, logs, errors and traces.",
    why: "A result enters a model's context and can leave from there to any tool (exfiltration). So the server redacts it first.",
    how: [
      "Results hold declared fields only.",
      "Secrets (by form and by name) and personal data with a structure are replaced by their kind.",
      "Results, errors, progress and logs pass the same function.",
      "Audit records hold a hash of the arguments, object ids and codes: no bodies, no tokens, no names.",
      "Errors name the remedy for the caller and disclose nothing internal.",
    ],
    code: ["content/redaction", "server/src/tools/finish-output.ts", "server/src/refusal"],
    configure: { classification: "the sensitivity of a tool's data" },
    weaken: "Not possible by configuration. Pictures and sounds are not read, so they are not redacted.",
    requirements: requirementIds(63, 93, 110, 154, 155, 157),
    more: ["docs/detection.md", "docs/privacy.md"],
  },
];
