import { after, arm, playbook, request } from "../frame.ts";
import type { Playbook } from "../playbook.ts";

const version = "?api-version=2025-07-01";
const app = `${arm}@{items('Each_target')?['id']}`;
const revision = "@{encodeUriComponent(coalesce(triggerBody()?['revision'], 'latest'))}";

export const rollBack: Playbook = playbook({
  id: "roll-back",
  title: "Roll a server back to an earlier revision",
  requirements: ["R-77"],
  owasp: ["MCP04"],
  when: "A release misbehaves or its image cannot be trusted.",
  does: "Activates the revision that a person names, and sends all requests to it. A later deployment makes a revision of its own and does not take the requests back.",
  leaves: "The newer revision runs on without requests; retire it in the configuration.",
  onAlert: "ask",
  asks: { revision: "<name of the revision>" },
  subjects: [{ kind: "server", dimension: "Server" }],
  rights: [
    {
      on: "arm",
      actions: [
        "Microsoft.App/containerApps/read",
        "Microsoft.App/containerApps/write",
        "Microsoft.App/containerApps/revisions/read",
        "Microsoft.App/containerApps/revisions/activate/action",
      ],
      target: "the container app of each server",
    },
  ],
  undo: "Sends all requests to the latest revision again. Only a person does.",
  byHand: [
    {
      say: "List the revisions.",
      command:
        'az containerapp revision list --name <app> --resource-group <group> --all --query "[].{name:name,active:properties.active,created:properties.createdTime}" --output table',
    },
    {
      say: "Activate the one to go back to.",
      command: "az containerapp revision activate --name <app> --resource-group <group> --revision <revision>",
    },
    {
      say: "Send all requests to it.",
      command:
        "az containerapp ingress traffic set --name <app> --resource-group <group> --revision-weight <revision>=100",
    },
  ],
  look: { Look: request({ method: "GET", uri: `${app}${version}` }, arm) },
  act: {
    Back: {
      type: "If",
      expression: { equals: ["@outputs('Decision')", "contain"] },
      actions: {
        // Fails where the app has no such revision.
        Read: request({ method: "GET", uri: `${app}/revisions/${revision}${version}` }, arm),
        Activate: request(
          { method: "POST", uri: `${app}/revisions/${revision}/activate${version}` },
          arm,
          after("Read"),
        ),
        Shift: request(
          {
            method: "PATCH",
            uri: `${app}${version}`,
            body: {
              properties: {
                configuration: {
                  ingress: { traffic: [{ revisionName: "@{triggerBody()?['revision']}", weight: 100 }] },
                },
              },
            },
          },
          arm,
          after("Activate"),
        ),
      },
      else: {
        actions: {
          Forward: request(
            {
              method: "PATCH",
              uri: `${app}${version}`,
              body: {
                properties: { configuration: { ingress: { traffic: [{ latestRevision: true, weight: 100 }] } } },
              },
            },
            arm,
          ),
        },
      },
    },
  },
});
