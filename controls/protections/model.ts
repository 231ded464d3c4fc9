import { requirementIds } from "../requirement-ids.ts";
import type { Protection } from "./protection.ts";

/** What a model reads and obeys. */
export const modelProtections: readonly Protection[] = [
  {
    id: "pinned-definitions",
    title: "Pinned tool definitions",
    stops: "Tool poisoning; rug pull; tools that shadow others; hidden text in descriptions.",
    why: "A model obeys descriptions. A description that was reviewed must be the one that it reads.",
    how: [
      "A definition with hidden text or instructions cannot be sealed into a catalogue.",
      "The catalogue's digest is approved by a person, signed where approvers are named, and pinned by the deployment.",
      "The server starts with that catalogue alone and works with a frozen copy.",
      "Definitions of other servers are compared with their pins while they run. A change is withheld from all replicas until a person approves it.",
      "Lists are stable and sorted; names carry the server that they belong to.",
    ],
    code: ["server/src/definitions", "server/src/upstreams", "content/definitions", "contract/catalogue.ts"],
    configure: {
      catalogue: "the tools of a server",
      catalogueApprovers: "keys that have to sign the approval",
      MCP_CATALOGUE_DIGEST: "the digest that the server may start with",
      upstreams: "other servers whose pinned tools are served",
    },
    weaken: "`accept` in the file of upstreams lets a named finding pass, with a reason. Pins cannot be switched off.",
    requirements: requirementIds(48, 50, 72, 112, 133, 134, 158, 177),
    more: ["server/README.md", "docs/runbooks/quarantine-definition.md"],
  },
  {
    id: "prompt-injection",
    title: "Prompt injection",
    stops: "Direct and indirect prompt injection; encoded and disguised orders; text that moves a tool.",
    why: "Text from outside reaches the model through every tool. It has to be readable as data, and recognisable as foreign.",
    how: [
      "Arguments are inspected before the tool runs; any finding refuses the call.",
      "Outputs are inspected block by block and together: certain injections are withheld, likely ones are marked, invisible characters are removed.",
      "Prompt Shields (Content Safety) judges what the heuristics let pass. When it cannot answer, the call is refused.",
      "Foreign text is spotlighted with a marker that is new for each call.",
      "Its reader is tainted: for 30 minutes every change needs an approval.",
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
    why: "A result goes into a model's context, and from there anywhere. Secrets and personal data are redacted before the result leaves.",
    how: [
      "Results hold declared fields only.",
      "Secrets (by form and by name) and personal data with a structure are replaced by their kind.",
      "Every channel out passes the same function: results, errors, progress, logs.",
      "Audit records hold a hash of the arguments, object ids and codes: no bodies, no tokens, no names.",
      "Errors say what the caller can do, and nothing of the inside.",
    ],
    code: ["content/redaction", "server/src/tools/finish-output.ts", "server/src/refusal"],
    configure: { classification: "how sensitive a tool's data is" },
    weaken: "Not possible by configuration. Pictures and sounds are not read, so they are not redacted.",
    requirements: requirementIds(63, 93, 110, 154, 155, 157),
    more: ["docs/detection.md", "docs/privacy.md"],
  },
];
