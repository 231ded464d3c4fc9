import { after, arm, playbook, request } from "../frame.ts";
import type { Playbook } from "../playbook.ts";

const uri = `${arm}@{items('Each_target')?['id']}?api-version=2024-05-01`;
const wanted = "int(coalesce(triggerBody()?['level'], parameters('level')))";
const current = "int(body('Look')?['properties']?['value'])";

export const raiseThreatLevel: Playbook = playbook({
  id: "raise-threat-level",
  title: "Raise the threat level",
  requirements: ["R-90"],
  owasp: ["MCP02", "MCP06", "MCP10"],
  when: "Several signs of an attack come together, and stopping one tool or client is not enough.",
  does: "Raises the threat level of a server: 1 tightens limits and asks for approval of writes, 2 refuses every tool that writes. An alert never lowers it.",
  leaves: "Tools that only read go on.",
  onAlert: "act",
  subjects: [{ kind: "server", dimension: "Server" }],
  rights: [
    {
      on: "arm",
      actions: [
        "Microsoft.ApiManagement/service/namedValues/read",
        "Microsoft.ApiManagement/service/namedValues/write",
      ],
      target: "the threat level of each server, a named value of the gateway",
    },
  ],
  undo: 'Only a person lowers it: `"undo": true` with the `level` to go back to, 0 if none is given.',
  byHand: [
    {
      say: "See the level.",
      command:
        "az apim nv show --resource-group <group> --service-name <gateway> --named-value-id <server>-threat-level --query value",
    },
    {
      say: "Set it: 0, 1 or 2.",
      command:
        "az apim nv update --resource-group <group> --service-name <gateway> --named-value-id <server>-threat-level --value 2",
    },
  ],
  parameters: { level: { type: "Int" } },
  look: { Look: request({ method: "GET", uri }, arm) },
  act: {
    Level: {
      type: "Compose",
      inputs: `@if(equals(outputs('Decision'), 'release'), min(${current}, int(coalesce(triggerBody()?['level'], 0))), max(${current}, min(2, ${wanted})))`,
      runtimeConfiguration: { secureData: { properties: ["inputs", "outputs"] } },
    },
    Write: request(
      {
        method: "PATCH",
        uri,
        headers: { "If-Match": "@{outputs('Look')?['headers']?['ETag']}" },
        body: { properties: { value: "@{outputs('Level')}" } },
      },
      arm,
      after("Level"),
    ),
  },
});
