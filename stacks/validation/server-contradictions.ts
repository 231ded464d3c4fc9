import type { Group, OwnServer } from "@mcp-landing-zone/constructs";
import { mcpPath, secretsOf, serverPlace } from "@mcp-landing-zone/contract";
import type { Problem } from "./checks.ts";
import type { ServerConfig } from "../config.ts";
import { formerServer } from "./former-config.ts";
import { repeated } from "./repeated.ts";
import type { ResolvedConfig } from "../resolved.ts";

/** Rules that no single field of a server can hold, and those between servers. */
export const ofServers = (config: ResolvedConfig): readonly Problem[] => [
  ...between(config.servers),
  ...shared(config.servers),
  ...circles(config),
  ...config.servers.flatMap((server, index) =>
    [...ofOne(server), ...ofApplication(server, config), ...ofLists(server)].map((problem) => ({
      ...problem,
      field: `servers[${index}].${problem.field}`,
    })),
  ),
];

/** Names and paths that two servers cannot have. */
const between = (servers: readonly ServerConfig[]): readonly Problem[] => {
  const names = servers.map(({ name }) => name);
  const alone = servers.filter(({ path }) => path === mcpPath);
  return [
    ...names.flatMap((received, index) =>
      names.indexOf(received) === index
        ? []
        : [{ field: `servers[${index}].name`, received, right: "a name that no other server has" }],
    ),
    ...alone.slice(1).map((server) => ({
      field: `servers[${servers.indexOf(server)}].path`,
      received: server.path,
      right: `/${server.name}${mcpPath}, because ${alone[0]!.name} is at ${mcpPath} already`,
    })),
  ];
};

/** what two servers share, each of them can use as the other. */
const shared = (servers: readonly ServerConfig[]): readonly Problem[] => {
  const owners = new Map<string, string>();
  const claim = (owner: string, field: string, received: string, key: string, right: string): readonly Problem[] => {
    const first = owners.get(key);
    if (first === undefined) owners.set(key, owner);
    return first === undefined || first === owner ? [] : [{ field, received, right: right.replace("%", first) }];
  };
  const one = "an application that no other server has: its tokens would be good for % as well";
  const secret = "a secret that no other server reads, stored under a name of its own: % reads this one";
  return servers.flatMap(({ name, application, server, upstreams = [] }, index) => [
    ...(application
      ? claim(
          name,
          `servers[${index}].application.clientId`,
          application.clientId,
          `application ${application.clientId}`,
          one,
        )
      : []),
    ...Object.entries(server?.secrets ?? {}).flatMap(([variable, secretName]) =>
      claim(
        name,
        `servers[${index}].server.secrets.${variable}`,
        secretName,
        `secret ${secretName.toLowerCase()}`,
        secret,
      ),
    ),
    ...secretsOf(upstreams).flatMap((secretName) =>
      claim(name, `servers[${index}].upstreams`, secretName, `secret ${secretName.toLowerCase()}`, secret),
    ),
  ]);
};

const endpointOf = ({ name, path }: ServerConfig): string => serverPlace({ name, path }).path;

/** servers behind this gateway that are each other's upstreams: one call of a tool could call itself without end. */
const circles = ({ servers, authorization }: ResolvedConfig): readonly Problem[] => {
  const host = authorization.domain?.hostName;
  if (host === undefined) return [];
  const byAddress = new Map(servers.map((server) => [`https://${host}${endpointOf(server)}`, server]));
  const next = ({ upstreams = [] }: ServerConfig) =>
    upstreams.flatMap((upstream, index) => {
      const server = "url" in upstream ? byAddress.get(upstream.url) : undefined;
      return server ? [{ server, index }] : [];
    });
  const leads = (from: ServerConfig, to: ServerConfig, seen = new Set<ServerConfig>()): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return next(from).some(({ server }) => leads(server, to, seen));
  };
  return servers.flatMap((server, at) =>
    next(server)
      .filter((step) => leads(step.server, server))
      .map((step) => ({
        field: `servers[${at}].upstreams[${step.index}].url`,
        received: `https://${host}${endpointOf(step.server)}`,
        right: `a server that does not lead back to ${server.name}: a call would call itself`,
      })),
  );
};

/** What a server of one kind can say and one of another cannot. */
const ofOne = (server: ServerConfig): readonly Problem[] => {
  const { name, path, wasOnlyServer = false, image, url, replicas } = server;
  const isOther = server.server !== undefined || url !== undefined;
  const own = serverPlace({ name }).path;
  const absent = (fields: readonly (keyof ServerConfig)[], why: string): readonly Problem[] =>
    fields
      .filter((field) => server[field] !== undefined)
      .map((field) => ({ field, received: server[field], right: `absent ${why}` }));
  return [
    ...((name === formerServer.name) === wasOnlyServer
      ? []
      : [
          {
            field: wasOnlyServer ? "name" : "wasOnlyServer",
            received: wasOnlyServer ? name : undefined,
            right: wasOnlyServer
              ? `${formerServer.name}, the stack that the deployment's only server was in`
              : `true for a server called ${formerServer.name}, which is the stack of a deployment's only server; or another name`,
          },
        ]),
    ...(path === undefined || path === mcpPath || (path === own && !wasOnlyServer)
      ? []
      : [{ field: "path", received: path, right: wasOnlyServer ? mcpPath : `${own}, or ${mcpPath} for one server` }]),
    ...((image === undefined) === (url === undefined)
      ? [{ field: "image", received: image, right: "an image by digest, or the url of a server that runs elsewhere" }]
      : []),
    ...(url === undefined
      ? []
      : absent(["server", "size", "replicas", "approval", "imageSignedBy"], "with url: it runs elsewhere")),
    ...(isOther && server.catalogue === undefined
      ? [
          {
            field: "catalogue",
            received: undefined,
            right: "the catalogue of its tools, which is what the gateway lets through; npm run tools:pin makes one",
          },
        ]
      : []),
    ...(isOther
      ? absent(
          [
            "upstreams",
            "egressHosts",
            "profileFromGraph",
            "bundleDigest",
            "catalogueApprovers",
            "classifications",
            "dataRules",
            "labels",
          ],
          "for a server of another make, which gets no setting of it and would not enforce it",
        )
      : []),
    ...ofVariables(server),
    ...ofLocal(server),
    ...(replicas !== undefined && replicas.min > replicas.max
      ? [{ field: "replicas.min", received: replicas.min, right: `at most ${replicas.max}, the replicas.max` }]
      : []),
  ];
};

const ofLocal = ({ local, upstreams = [] }: ServerConfig): readonly Problem[] => {
  if (local === undefined || !("upstreams" in local)) return [];
  const names = upstreams.map(({ name }) => name);
  return Object.keys(local.upstreams)
    .filter((name) => !names.includes(name))
    .map((name) => ({
      field: `local.upstreams.${name}`,
      received: name,
      right: names.length === 0 ? "absent: the server has no upstreams" : `one of its upstreams: ${names.join(", ")}`,
    }));
};

const setHere: ReadonlySet<string> = new Set(["PORT", "AZURE_CLIENT_ID"]);

/** A variable that is set twice is the one that Azure happens to take. */
const ofVariables = ({
  server: { variables = {}, secrets = {} } = {} as OwnServer,
}: ServerConfig): readonly Problem[] => [
  ...Object.entries({ variables, secrets }).flatMap(([list, given]) =>
    Object.keys(given)
      .filter((name) => setHere.has(name))
      .map((name) => ({
        field: `server.${list}.${name}`,
        received: name,
        right: "absent: the deployment sets it, to the port of its probes and the server's own identity",
      })),
  ),
  ...Object.keys(variables)
    .filter((name) => Object.hasOwn(secrets, name))
    .map((name) => ({
      field: `server.variables.${name}`,
      received: name,
      right: "absent: `secrets` gives the server a variable of this name",
    })),
  ...Object.entries({ variables, secrets }).flatMap(([list, given]) =>
    Object.keys(given).flatMap((name) => {
      const other = [...Object.keys(variables), ...Object.keys(secrets)].find(
        (one) => one < name && one.toUpperCase() === name.toUpperCase(),
      );
      const right = `absent: ${String(other)} differs only in case, and some programs read one for the other`;
      return other === undefined ? [] : [{ field: `server.${list}.${name}`, received: name, right }];
    }),
  ),
];

const ofApplication = (server: ServerConfig, { authorization }: ResolvedConfig): readonly Problem[] => {
  const { application } = server;
  if (authorization.mode !== "direct" || application === undefined) return [];
  const right = `https://${authorization.domain.hostName}${endpointOf(server)}`;
  if (application.identifierUri === right) return [];
  return [
    {
      field: "application.identifierUri",
      received: application.identifierUri,
      right: `${right}, because in direct mode Entra compares it with the URL that clients send, character by character`,
    },
  ];
};

const ofLists = ({ clients = [], users, approvers = [], classifications = {} }: ServerConfig): readonly Problem[] => [
  ...repeated("clients", "clientId", clients),
  ...repeated("users", "objectId", users),
  ...repeated("approvers", "objectId", approvers),
  ...Object.entries(classifications).flatMap(
    ([name, { privileged = [] }]: [string, { readonly privileged?: readonly Group[] }]) =>
      repeated(`classifications.${name}.privileged`, "objectId", privileged),
  ),
];
