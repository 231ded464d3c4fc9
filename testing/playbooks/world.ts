import type { Http, HttpRequest, Json, Playbook, Target } from "@mcp-landing-zone/governance/playbooks";
import { createArm } from "../../local/stand-ins/arm/arm.ts";
import type { Cloud } from "../../local/stand-ins/arm/cloud.ts";
import { createCloud, place } from "../../local/stand-ins/arm/cloud.ts";
import { demoDirectory } from "../../local/stand-ins/directory/demo-directory.ts";
import type { GraphObjects } from "../../local/stand-ins/graph/directory-rows.ts";
import { createGraph } from "../../local/stand-ins/graph/graph.ts";
import type { KeyVersion, RotatedKey } from "../../server/src/rotation/rotate-key.ts";
import { rotateKey } from "../../server/src/rotation/rotate-key.ts";

const subscriptionId = "5f8e1c6e-2d0b-4a57-9f0e-0a7c3f0d9b11";
const group = `/subscriptions/${subscriptionId}/resourceGroups/rg-mcp`;
const gateway = `${group}/providers/Microsoft.ApiManagement/service/apim-mcp`;
export const ids = {
  switch: `${gateway}/namedValues/mcp-switch`,
  otherSwitch: `${gateway}/namedValues/notes-switch`,
  level: `${gateway}/namedValues/mcp-threat-level`,
  job: `${group}/providers/Microsoft.App/jobs/caj-mcp`,
  key: `${group}/providers/Microsoft.KeyVault/vaults/kv/keys/audit`,
  app: `${group}/providers/Microsoft.App/containerApps/ca-mcp`,
  client: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f03",
  group: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f01",
  user: "a0000000-0000-4000-8000-00000000000a",
  administrator: "b0000000-0000-4000-8000-00000000000a",
  identity: "/subscriptions/s/resourceGroups/g/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-playbook",
} as const;
const principalId = "70000000-0000-4000-8000-00000000000b";

/** What each playbook may act on here, and what a person writes to start it. */
export const cases: Readonly<
  Record<string, { readonly watchlist: readonly Target[]; readonly body: Readonly<Record<string, string>> }>
> = {
  "stop-tool": {
    watchlist: [{ subject: "tool:fetch_page", id: ids.switch, word: "tool:fetch_page" }],
    body: { subject: "tool:fetch_page" },
  },
  "stop-client": {
    watchlist: [ids.switch, ids.otherSwitch].map((id) => ({
      subject: `client:${ids.client}`,
      id,
      word: `client:${ids.client}`,
    })),
    body: { subject: `client:${ids.client}` },
  },
  "stop-server": {
    watchlist: [
      { subject: "server:mcp", id: ids.switch, word: "all" },
      ...[ids.switch, ids.otherSwitch].map((id) => ({ subject: "everything", id, word: "all" })),
    ],
    body: { subject: "everything" },
  },
  "quarantine-definition": {
    watchlist: [{ subject: "tool:read_document", id: ids.switch, word: "tool:read_document" }],
    body: { subject: "tool:read_document" },
  },
  "raise-threat-level": {
    watchlist: [{ subject: "server:mcp", id: ids.level, word: "" }],
    body: { subject: "server:mcp" },
  },
  "disable-sign-in": {
    watchlist: [{ subject: `client:${ids.client}`, id: ids.client, word: "" }],
    body: { subject: `client:${ids.client}` },
  },
  "revoke-sessions": {
    watchlist: [{ subject: "users:mcp", id: ids.group, word: "" }],
    body: { subject: "users:mcp", user: ids.user },
  },
  "rotate-key": {
    watchlist: [{ subject: "server:mcp", id: ids.job, word: "" }],
    body: { subject: "server:mcp" },
  },
  "roll-back": {
    watchlist: [{ subject: "server:mcp", id: ids.app, word: "" }],
    body: { subject: "server:mcp", revision: "ca-mcp--1" },
  },
};

export interface World {
  readonly cloud: Cloud;
  readonly objects: GraphObjects;
  readonly http: Http;
  readonly requests: HttpRequest[];
  /** All that a playbook can change, for comparison. */
  state(): string;
}

/** Azure and Entra as a playbook finds them, with the rights that it declares and no other. */
export const createWorld = (playbook: Playbook, without: readonly string[] = []): World => {
  const cloud = createCloud({ tenantId: "8c1f7a5e-94d5-4c57-a2b4-5d5a7f4d2a10", subscriptionId });
  place(cloud, group);
  for (const id of [ids.switch, ids.otherSwitch]) place(cloud, id, { properties: { value: "none" } });
  place(cloud, ids.level, { properties: { value: "0" } });
  const traffic = [{ latestRevision: true, weight: 100 }];
  place(cloud, ids.app, { properties: { configuration: { ingress: { external: true, traffic } } } });
  for (const name of ["ca-mcp--1", "ca-mcp--2"])
    place(cloud, `${ids.app}/revisions/${name}`, { properties: { active: name.endsWith("2") } });
  place(cloud, ids.job, { properties: { configuration: { triggerType: "Manual" } } });
  const jobs = keyThatJobsRotate(cloud);
  const objects: GraphObjects = new Map<string, Map<string, Readonly<Record<string, unknown>>>>([
    ["servicePrincipals", new Map([["sp", { id: "sp", appId: ids.client, accountEnabled: true }]])],
    [
      "users",
      new Map([
        [ids.user, { id: ids.user, memberOf: [ids.group] }],
        [ids.administrator, { id: ids.administrator, memberOf: [] }],
      ]),
    ],
  ]);
  for (const right of playbook.rights) {
    if (right.on !== "arm") continue;
    const actions = right.actions.filter((action) => !without.includes(action));
    for (const { id } of (cases[playbook.id] as (typeof cases)[string]).watchlist)
      cloud.grants.push({ principalId, scope: id, actions });
  }
  const directoryActions = playbook.rights.flatMap((right) =>
    right.on === "directory" ? right.actions.filter((action) => !without.includes(action)) : [],
  );
  objects.set(
    "roleAssignments",
    new Map([["ra", { id: "ra", principalId, directoryScopeId: "/sp", allowedResourceActions: directoryActions }]]),
  );
  const roles = playbook.rights.flatMap((right) =>
    right.on === "graph" && !without.includes(right.permission) ? right.permission : [],
  );
  const arm = createArm({
    cloud,
    check: (token) =>
      Promise.resolve(token === "Bearer https://management.azure.com" ? { oid: principalId } : undefined),
  });
  const graph = createGraph(
    demoDirectory({ apiIdUris: [], scopes: [] }),
    (token) =>
      Promise.resolve(token === "Bearer https://graph.microsoft.com" ? { oid: principalId, roles } : undefined),
    { objects },
  );
  const requests: HttpRequest[] = [];
  const http: Http = async (request) => {
    requests.push(request);
    const url = new URL(request.uri);
    const handler = { "management.azure.com": arm, "graph.microsoft.com": graph }[url.host];
    if (!handler) throw new Error(`no stand-in for ${url.host}`);
    const reply = await handler({
      method: request.method,
      path: url.pathname,
      query: url.searchParams,
      // The identity's token is for the audience that the action names.
      headers: { ...lowerCase(request.headers), authorization: `Bearer ${request.audience}` },
      body: Buffer.from(JSON.stringify(request.body ?? null)),
      origin: url.origin,
    });
    await jobs.idle();
    return { status: reply.status, headers: reply.headers as Record<string, string>, body: parsed(reply.body) };
  };
  return {
    cloud,
    objects,
    http,
    requests,
    state: () => JSON.stringify([[...cloud.resources], [...objects].map(([name, list]) => [name, [...list]])]),
  };
};

/** The vault that the job reaches and a workflow does not, with the rotation as the job runs it. */
const keyThatJobsRotate = (cloud: Cloud): { idle(): Promise<unknown> } => {
  let versions: readonly KeyVersion[] = [{ version: "1", enabled: true, created: 0 }];
  const save = () => place(cloud, ids.key, { properties: { versions: versions.map(({ version }) => version) } });
  save();
  const key: RotatedKey = {
    newest: async () => versions[0]!,
    find: async (one) => versions.find(({ version }) => version === one)!,
    rotate: async () => {
      versions = [{ version: String(versions.length + 1), enabled: true, created: Date.now() }, ...versions];
      save();
      return versions[0]!;
    },
  };
  let running: Promise<unknown> = Promise.resolve();
  cloud.onJob = () => void (running = rotateKey(key, Date.now));
  return { idle: () => running };
};

const lowerCase = (headers: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

const parsed = (body: string | Uint8Array | undefined): Json =>
  body === undefined || body.length === 0 ? null : (JSON.parse(Buffer.from(body).toString("utf8")) as Json);
