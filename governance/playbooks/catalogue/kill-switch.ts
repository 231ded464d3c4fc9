import { after, arm, playbook, request } from "../frame.ts";
import type { Playbook, Right } from "../playbook.ts";
import type { Actions } from "../workflow.ts";

const version = "?api-version=2024-05-01";
const target = "@{items('Each_target')?['id']}";
const word = "items('Each_target')?['word']";

const right: Right = {
  on: "arm",
  actions: ["Microsoft.ApiManagement/service/namedValues/read", "Microsoft.ApiManagement/service/namedValues/write"],
  target: "the kill switch of each server, a named value of the gateway",
};

/**
 * Reads the switch, adds or takes away one word, and writes it on condition that it was not written in between. Words of others stay: two playbooks
 * at once do not undo each other.
 */
const attempt = (name: string): Actions => ({
  [`Read_${name}`]: request({ method: "GET", uri: `${arm}${target}${version}` }, arm),
  [`Others_${name}`]: {
    type: "Query",
    runAfter: after(`Read_${name}`),
    inputs: {
      from: `@split(body('Read_${name}')?['properties']?['value'], ' ')`,
      where: `@not(or(equals(item(), 'none'), equals(item(), ''), equals(item(), ${word})))`,
    },
    runtimeConfiguration: { secureData: { properties: ["inputs", "outputs"] } },
  },
  [`Write_${name}`]: request(
    {
      method: "PATCH",
      uri: `${arm}${target}${version}`,
      headers: { "If-Match": `@{outputs('Read_${name}')?['headers']?['ETag']}` },
      body: {
        properties: {
          value: `@if(equals(outputs('Decision'), 'contain'), join(union(body('Others_${name}'), createArray(${word})), ' '), if(empty(body('Others_${name}')), 'none', join(body('Others_${name}'), ' ')))`,
        },
      },
    },
    arm,
    after(`Others_${name}`),
  ),
});

const turn = {
  look: { Look: request({ method: "GET", uri: `${arm}${target}${version}` }, arm) },
  act: {
    First: { type: "Scope", actions: attempt("once") },
    // Another playbook wrote between reading and writing.
    Second: { type: "Scope", runAfter: after("First", "Failed"), actions: attempt("again") },
  },
} as const satisfies { look: Actions; act: Actions };

const command = (word: string) =>
  `az apim nv update --resource-group <group> --service-name <gateway> --named-value-id <server>-switch --value "<current words> ${word}"`;
const show =
  "az apim nv show --resource-group <group> --service-name <gateway> --named-value-id <server>-switch --query value";

const shared = {
  rights: [right],
  leaves: "Running calls go on until their tool's deadline at most. Tokens stay valid for other services.",
  undo: "Removes the word from the switch. Only a person does.",
} as const;
const byHand = (word: string) => [
  { say: "Read the current words of the switch.", command: show },
  { say: "Write the current words and the new one.", command: command(word) },
  {
    say: "See that the gateway refuses callers.",
    command: 'curl -s -o /dev/null -w "%{http_code}\\n" -X POST https://<host>/<server>',
  },
];

export const stopTool: Playbook = playbook({
  ...shared,
  ...turn,
  id: "stop-tool",
  title: "Stop one tool",
  requirements: ["R-76"],
  owasp: ["MCP03", "MCP05", "MCP06"],
  when: "A tool does harm: injected instructions reach it, its output is poisoned, or its calls are far above its usual number.",
  does: "Writes `tool:<name>` into the kill switch of the server that has the tool. The gateway refuses its calls within a minute.",
  onAlert: "act",
  subjects: [{ kind: "tool", dimension: "Tool" }],
  byHand: byHand("tool:<name>"),
});

export const stopClient: Playbook = playbook({
  ...shared,
  ...turn,
  id: "stop-client",
  title: "Stop one client application",
  requirements: ["R-76"],
  owasp: ["MCP01", "MCP02", "MCP07"],
  when: "A client's tokens are stolen or it probes for rights.",
  does: "Writes `client:<client id>` into the kill switch of every server that admits the client. The gateway refuses all its requests within a minute. This stops every user of the client, so an alert only proposes it.",
  onAlert: "ask",
  subjects: [{ kind: "client", dimension: "Client" }],
  byHand: byHand("client:<client id>"),
});

export const stopServer: Playbook = playbook({
  ...shared,
  ...turn,
  id: "stop-server",
  title: "Stop one server, or all of them",
  requirements: ["R-76"],
  owasp: ["MCP04", "MCP08", "MCP09"],
  when: "The cause is unknown, or the server itself cannot be trusted.",
  does: "Writes `all` into the kill switch of one server (`server:<name>`) or of every server (`everything`).",
  onAlert: "ask",
  subjects: [{ kind: "server", dimension: "Server" }],
  byHand: byHand("all"),
});

export const quarantineDefinition: Playbook = playbook({
  ...shared,
  ...turn,
  id: "quarantine-definition",
  title: "Quarantine a tool whose definition changed",
  requirements: ["R-48", "R-50", "R-76"],
  owasp: ["MCP03", "MCP04"],
  when: "A definition differs from the one that a person approved: a rug pull or tool poisoning.",
  does: "Stops the tool at the gateway. The server withholds a changed definition by itself; the switch also stops clients that have listed the tool before.",
  undo: "After a review of the new definition and `npm run tools:approve`, a person removes the word from the switch.",
  onAlert: "act",
  subjects: [{ kind: "tool", dimension: "Tool" }],
  byHand: [
    ...byHand("tool:<name>"),
    { say: "Compare the definition with the approved one.", command: "npm run tools:scan" },
  ],
});
