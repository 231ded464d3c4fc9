import { switchWord } from "@mcp-landing-zone/contract";
import type { Playbook, Target } from "@mcp-landing-zone/governance/playbooks";

/** One server as the playbooks know it. */
export interface ProtectedServer {
  /** The name of the server. */
  readonly name: string;
  /** Ids of the named values that stop it and that hold its threat level. */
  readonly switchId: string;
  /** The named value that holds its threat level. */
  readonly threatLevelId: string;
  /** The id of its container app; a server that runs elsewhere has none. */
  readonly appId?: string;
  /** The id of the job that rotates its signing key; a server of another make has none. */
  readonly rotationJobId?: string;
  /** The entries of its catalogue, under the names in audit records: `search`, `resource/note`, `prompt/review`. */
  readonly tools: readonly string[];
  /** Client ids of the applications that it admits. */
  readonly clients: readonly string[];
  /** The applications of it that this deployment made, whose sign-in can be disabled. */
  readonly applications: readonly ProtectedApplication[];
  /** Object ids of the groups whose people use it. */
  readonly userGroups: readonly string[];
}

export interface ProtectedApplication {
  /** `application` is the server itself, for which tokens are issued; `client` signs people in. */
  readonly kind: "application" | "client";
  readonly clientId: string;
  readonly servicePrincipalId: string;
}

type Targets = (servers: readonly ProtectedServer[]) => readonly Target[];

const stopping = (subject: string, id: string, word = subject): Target => ({ subject, id, word });
const ofTools: Targets = (servers) =>
  servers.flatMap(({ tools, switchId }) => tools.map((tool) => stopping(`tool:${tool}`, switchId, switchWord(tool))));

/** Everything that a playbook may name, from the catalogues and the configuration: an alert chooses among these and adds none. */
const watchlists: Readonly<Record<string, Targets>> = {
  "stop-tool": ofTools,
  "quarantine-definition": ofTools,
  "stop-client": (servers) =>
    servers.flatMap(({ clients, switchId }) => clients.map((client) => stopping(`client:${client}`, switchId))),
  "stop-server": (servers) => [
    ...servers.map(({ name, switchId }) => stopping(`server:${name}`, switchId, "all")),
    ...servers.map(({ switchId }) => stopping("everything", switchId, "all")),
  ],
  "raise-threat-level": (servers) =>
    servers.map(({ name, threatLevelId }) => stopping(`server:${name}`, threatLevelId, "")),
  "disable-sign-in": (servers) =>
    servers.flatMap(({ applications }) =>
      applications.map(({ kind, clientId }) => stopping(`${kind}:${clientId}`, clientId, "")),
    ),
  "revoke-sessions": (servers) =>
    servers.flatMap(({ userGroups }) => userGroups.map((group) => stopping(`users:${group}`, group, ""))),
  "rotate-key": (servers) =>
    servers.flatMap(({ name, rotationJobId: job }) => (job === undefined ? [] : stopping(`server:${name}`, job, ""))),
  "roll-back": (servers) =>
    servers.flatMap(({ name, appId }) => (appId === undefined ? [] : stopping(`server:${name}`, appId, ""))),
};

/** Object ids of the service principals on the watchlist, on which the role of the directory is assigned. */
export const servicePrincipalsOf = (servers: readonly ProtectedServer[]): readonly string[] => [
  ...new Set(servers.flatMap(({ applications }) => applications.map(({ servicePrincipalId }) => servicePrincipalId))),
];

export const targetsOf = ({ id }: Playbook, servers: readonly ProtectedServer[]): readonly Target[] =>
  (watchlists[id] as Targets)(servers);
