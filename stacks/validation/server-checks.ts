import { isServerName, isServerUrl, mcpPath, serverNameRule, serverUrlRight } from "@mcp-landing-zone/constructs";
import {
  dataRuleRight,
  imageReference,
  imageRight,
  isDataRule,
  labelName,
  upstreamProblems,
} from "@mcp-landing-zone/contract";
import { judgeCatalogue } from "@mcp-landing-zone/content";
import type { ExtraStage } from "@mcp-landing-zone/gateway/documents/mcp";
import { extraStageProblems } from "@mcp-landing-zone/gateway/documents/mcp";
import type { Check } from "./checks.ts";
import {
  flag,
  isRecord,
  listOf,
  matching,
  oneOf,
  optional,
  recordOf,
  resourceId,
  satisfying,
  shape,
} from "./checks.ts";
import type { ServerConfig } from "../config.ts";
import { formerServer } from "./former-config.ts";
import { day } from "./governance-checks.ts";
import { guidPattern } from "./guids.ts";

// What is judged of one server; the rest of a configuration is in validate.ts.

export const guid = matching(guidPattern, "a GUID, 8-4-4-4-12 hexadecimal digits");
const displayName = matching(/\S/, "a name that a person recognises");

const group = shape({ name: displayName, objectId: guid });
export const client = shape({ name: displayName, clientId: guid });

const demand = optional(
  shape({
    authenticationContext: optional(matching(/^c[1-9][0-9]?$/, "the id of an authentication context: c1 to c99")),
    privileged: optional(listOf(group, "at least one group, or leave the field out")),
  }),
);

export const hostName = matching(
  /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/,
  "a lower-case host name, without scheme, port or wildcard, and not an address",
);

const image: Check = (value, field) => {
  if (typeof value === "string" && imageReference(value)) return [];
  const untagged = typeof value === "string" ? value.replace(/:[^:@/]+(?=@)/, "") : "";
  const right = imageReference(untagged)
    ? `the image by its digest alone: leave the tag out, ${untagged}`
    : `${imageRight}: a tag can change after review`;
  return [{ field, received: value, right }];
};

const byCertificate = shape({
  identity: matching(/^\S{1,2000}$/, "the identity in the signer's certificate, for example a workflow at a tag"),
  issuer: matching(/^https:\/\/[^\s?#]+$/, "the issuer of that identity, https://"),
});
const byKey = shape({ key: matching(/^[^\s-]\S{0,1000}$/, "a file, or azurekms://<vault>/<key>") });
const signer: Check = (value, field) =>
  (typeof value === "object" && value !== null && "key" in value ? byKey : byCertificate)(value, field);

const whole =
  (least: number, most: number): Check =>
  (value, field) =>
    typeof value === "number" && Number.isInteger(value) && value >= least && value <= most
      ? []
      : [{ field, received: value, right: `a whole number from ${least} to ${most}` }];

const quarters = (most: number): Check => {
  const right = `0.25 to ${most} in steps of 0.25`;
  return (value, field) =>
    typeof value === "number" && Number.isInteger(value * 4) && value > 0 && value <= most
      ? []
      : [{ field, received: value, right }];
};

const catalogue: Check = (value, field) =>
  judgeCatalogue(value).map((problem) => ({
    ...problem,
    field: problem.field === "" ? field : `${field}.${problem.field}`,
  }));

const variableName = /^[A-Za-z_][A-Za-z0-9_]*$/;
const variableNames = "letters, digits and underscores, beginning with a letter or an underscore";
const healthPath = matching(/^\/[A-Za-z0-9._~/-]*$/, "a path that answers 200 without credentials, such as /healthz");

const perMinute = optional(whole(1, 1_000_000));

const isTarget = (value: unknown): boolean => {
  if (!isRecord(value) || Object.keys(value).length !== 1) return false;
  const { command, url } = value;
  const isCommand = Array.isArray(command) && command.length > 0 && command.every((word) => typeof word === "string");
  return isCommand || (typeof url === "string" && URL.canParse(url));
};

const local: Check = (value, field) => {
  const target = '{ command: ["node", "server.js"] } or { url: "http://127.0.0.1:3000/mcp" }';
  if (!isRecord(value) || !("upstreams" in value))
    return isTarget(value)
      ? []
      : [{ field, received: value, right: `${target}, or { upstreams: { <name>: one of them } }` }];
  const { upstreams, ...rest } = value;
  if (!isRecord(upstreams) || Object.keys(rest).length > 0)
    return [{ field, received: value, right: `{ upstreams: { <name>: ${target} } } alone` }];
  return Object.entries(upstreams).flatMap(([name, one]) =>
    isTarget(one) ? [] : [{ field: `${field}.upstreams.${name}`, received: one, right: target }],
  );
};

const label = optional(satisfying((text) => labelName.read(text) !== undefined, labelName.right));

/** A row is right as a whole: an action belongs to a direction. */
const dataRule: Check = (value, field) => {
  const { reason, ...row } = (typeof value === "object" && value !== null ? value : {}) as Readonly<
    Record<string, string>
  >;
  const { classification = "", direction = "", kind = "", action = "", ...rest } = row;
  const isRow = isDataRule({ classification, direction, kind, action }) && Object.keys(rest).length === 0;
  return [
    ...(isRow ? [] : [{ field, received: row, right: dataRuleRight }]),
    ...(typeof reason === "string" && /\S.{8,}/.test(reason)
      ? []
      : [
          {
            field: `${field}.reason`,
            received: reason,
            right: "a reason of at least nine characters, for those who review it",
          },
        ]),
  ];
};

const aStage = shape({
  name: displayName,
  purpose: displayName,
  section: oneOf("inbound", "outbound"),
  elements: listOf(
    (value, field) =>
      typeof value === "object" && value !== null && "element" in value
        ? []
        : [{ field, received: value, right: "an element of @mcp-landing-zone/gateway/policy" }],
    "at least one element",
  ),
});
const stageList = listOf(aStage, "at least one stage, or leave the field out");

/** What a user wrote, and not our functions, may be of any form further inside. */
const gatewayStages: Check = (value, field) => {
  const problems = stageList(value, field);
  if (problems.length > 0) return problems;
  try {
    return extraStageProblems(value as readonly ExtraStage[]).map((problem) => ({
      ...problem,
      field: `${field}${problem.field}`,
    }));
  } catch {
    return [
      { field, received: value, right: "elements as the functions of @mcp-landing-zone/gateway/policy make them" },
    ];
  }
};

const fields = {
  name: satisfying((name) => isServerName(name) || name === formerServer.name, serverNameRule),
  path: optional(matching(/^\/[a-z][a-z0-9-]*\/mcp$|^\/mcp$/, `/<name>/mcp, or ${mcpPath} for one server`)),
  wasOnlyServer: optional(flag),
  image: optional(image),
  imageRegistryId: optional(resourceId("Microsoft.ContainerRegistry/registries")),
  imageSignedBy: optional(signer),
  bundleDigest: optional(matching(/^[\w-]{43}$/, "the digest that npm run build:server prints: 43 characters")),
  url: optional(satisfying(isServerUrl, serverUrlRight)),
  server: optional(
    shape({
      variables: optional(recordOf(variableName, matching(/^[^\0]{0,4096}$/, "a text without NUL"), variableNames)),
      secrets: optional(
        recordOf(
          variableName,
          matching(
            /^[A-Za-z0-9-]{1,127}$/,
            "the name of a secret in the deployment's vault: letters, digits and dashes",
          ),
          variableNames,
        ),
      ),
      health: shape({ live: healthPath, ready: healthPath }),
    }),
  ),
  catalogue: optional(catalogue),
  users: listOf(group, "at least one group, otherwise no one can use the server"),
  clients: optional(listOf(client, "at least one client application, or leave the field out")),
  approvers: optional(listOf(group, "at least one group, or leave the field out")),
  catalogueApprovers: optional(
    listOf(
      shape({
        name: displayName,
        thumbprint: matching(/^[\w-]{43}$/, "the thumbprint that npm run tools:approve prints: 43 characters"),
      }),
      "at least one approver, or leave the field out",
    ),
  ),
  classifications: optional(shape({ internal: demand, confidential: demand, restricted: demand })),
  dataRules: optional(listOf(dataRule, "at least one row, or leave the field out")),
  labels: optional(shape({ public: label, internal: label, confidential: label, restricted: label })),
  limits: optional(
    shape({
      maxBodyBytes: optional(whole(1_024, 1_048_576)),
      requestsPerMinutePerAddress: perMinute,
      requestsPerMinutePerClient: perMinute,
      requestsPerMinutePerCaller: perMinute,
      forwardSeconds: optional(whole(1, 240)),
    }),
  ),
  gatewayStages: optional(gatewayStages),
  size: optional(
    shape({ cpu: optional(quarters(4)), memoryGib: optional(quarters(8)), workloadProfile: optional(displayName) }),
  ),
  replicas: optional(shape({ min: whole(1, 300), max: whole(1, 300) })),
  application: optional(
    shape({
      clientId: guid,
      objectId: guid,
      identifierUri: matching(/^(api|https):\/\/\S*[^/\s]$/, "an Application ID URI without trailing slash"),
    }),
  ),
  profileFromGraph: optional(flag),
  egressHosts: optional(listOf(hostName, "at least one host, or leave the field out")),
  upstreams: optional(upstreamProblems),
  local: optional(local),
  approval: optional(shape({ by: matching(/\S/, "a team or a role"), on: day })),
} satisfies Readonly<Record<keyof ServerConfig, Check>>;

export const serverFields = Object.keys(fields);

export const server = shape(fields);
