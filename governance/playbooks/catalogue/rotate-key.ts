import { arm, playbook, request } from "../frame.ts";
import type { Playbook } from "../playbook.ts";

const version = "?api-version=2025-07-01";
const job = `${arm}@{items('Each_target')?['id']}`;

export const rotateKey: Playbook = playbook({
  id: "rotate-key",
  title: "Rotate the key that signs a server's audit trail",
  requirements: ["R-37", "R-76"],
  owasp: ["MCP01", "MCP08"],
  when: "An identity that may sign with the key is not trusted any more, or it signed without a reason.",
  does: "Starts a job inside the network: a workflow of Logic Apps cannot reach the private vault. The job makes a new version of the key, unless one was made within the last hour, and proves that both can be read.",
  leaves:
    "The old version stays enabled: each replica signs with it until its next start, and verifiers need its public half for the older checkpoints. The job ends by itself; the vault logs `KeyRotate`, and the job one line.",
  onAlert: "ask",
  subjects: [{ kind: "server", dimension: "Server" }],
  rights: [
    {
      on: "arm",
      actions: ["Microsoft.App/jobs/read", "Microsoft.App/jobs/start/action"],
      target: "the job of each server that rotates its key",
    },
  ],
  undo: "There is nothing to undo: the old version is as good as before. Switch the new one off in the vault if it must not be used; the newest that is enabled is not chosen by itself.",
  byHand: [
    {
      say: "Start the job.",
      command: "az containerapp job start --name <job> --resource-group <group>",
    },
    {
      say: "Or rotate from a machine inside the network.",
      command: "az keyvault key rotate --vault-name <vault> --name <key>",
    },
    {
      say: "See both versions, each enabled.",
      command: "az keyvault key list-versions --vault-name <vault> --name <key> --output table",
    },
    {
      say: "Restart the revision, so that every replica signs with the new version.",
      command: "az containerapp revision restart --name <app> --resource-group <group> --revision <revision>",
    },
    {
      say: "Give verifiers the new public half beside the old one. Only when the last checkpoint of the old version is anchored, switch the old version off.",
      command:
        "az keyvault key download --vault-name <vault> --name <key> --version <version> --file audit-<version>.pem",
    },
  ],
  look: { Look: request({ method: "GET", uri: `${job}${version}` }, arm) },
  act: {
    Rotate: {
      type: "If",
      expression: { equals: ["@outputs('Decision')", "contain"] },
      // Without a body the job runs as it was deployed; a body could name another image.
      actions: { Start: request({ method: "POST", uri: `${job}/start${version}` }, arm) },
    },
  },
});
