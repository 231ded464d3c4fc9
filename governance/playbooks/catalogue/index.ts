import type { Playbook } from "../playbook.ts";
import { disableSignIn, revokeSessions } from "./directory.ts";
import { quarantineDefinition, stopClient, stopServer, stopTool } from "./kill-switch.ts";
import { rollBack } from "./roll-back.ts";
import { rotateKey } from "./rotate-key.ts";
import { raiseThreatLevel } from "./threat-level.ts";

/** Every playbook: a workflow that answers an alert, and who approves it. */
export const playbooks: readonly Playbook[] = [
  stopTool,
  stopClient,
  stopServer,
  quarantineDefinition,
  raiseThreatLevel,
  disableSignIn,
  revokeSessions,
  rollBack,
  rotateKey,
];
