// Stand-in for Azure Resource Manager: the life of a resource that needs no rule of its own.
// https://github.com/Azure/azure-resource-manager-rpc/blob/master/v1.0/resource-api-reference.md
import type { StandInReply, StandInRequest } from "../http/message.ts";
import { json, objectOf } from "../http/message.ts";
import type { ArmResource, Cloud } from "./cloud.ts";
import { place } from "./cloud.ts";
import { fault } from "./row.ts";

const notFound = (path: string): StandInReply =>
  fault(404, "ResourceNotFound", `The Resource '${path.replace(/^.*\/providers\//i, "")}' was not found.`);

/** A list has no name at its end: `…/providers/Microsoft.KeyVault/vaults`, `…/vaults/v/keys`. */
const isCollection = (path: string): boolean => {
  const after = path.split(/\/providers\//i).at(-1) ?? "";
  return path.includes("/providers/") ? after.split("/").length % 2 === 0 : path.split("/").length % 2 === 0;
};

/** Below the subscription itself: all of one type, in any group. */
const ofSubscription = /^\/subscriptions\/[^/]+\/providers\/([^/]+\/[^/]+)$/;

const children = ({ resources }: Cloud, path: string): readonly ArmResource[] => {
  const [, type] = ofSubscription.exec(path) ?? [];
  const isChild = (id: string): boolean => id.startsWith(`${path}/`) && !id.slice(path.length + 1).includes("/");
  return [...resources]
    .filter(([id, one]) => isChild(id) || (type !== undefined && one.type.toLowerCase() === type))
    .map(([, one]) => one);
};

const merged = (old: unknown, patch: unknown): unknown => {
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isObject(old) || !isObject(patch)) return patch;
  const keys = new Set([...Object.keys(old), ...Object.keys(patch)]);
  return Object.fromEntries([...keys].map((key) => [key, key in patch ? merged(old[key], patch[key]) : old[key]]));
};

const written = (cloud: Cloud, request: StandInRequest, old: ArmResource | undefined): StandInReply => {
  const body = objectOf(request);
  if (!body)
    return fault(400, "InvalidRequestContent", "The request content was invalid and could not be deserialized.");
  const parent = /^(.*\/resourceGroups\/[^/]+)\/providers\//i.exec(request.path)?.[1];
  if (parent !== undefined && !cloud.resources.has(parent.toLowerCase())) {
    return fault(404, "ResourceGroupNotFound", `Resource group '${parent.split("/").at(-1)}' could not be found.`);
  }
  const content = (request.method === "PATCH" ? merged(old, body) : body) as Record<string, unknown>;
  const properties = { ...(content["properties"] as object | undefined), provisioningState: "Succeeded" };
  const resource = place(cloud, old?.id ?? request.path, { ...content, properties });
  return json(old ? 200 : 201, resource);
};

/** GET, PUT, PATCH and DELETE of any resource, and lists of them. */
export const onResource = (cloud: Cloud, request: StandInRequest): StandInReply => {
  const key = request.path.toLowerCase();
  const old = cloud.resources.get(key);
  switch (request.method) {
    case "GET":
      if (isCollection(request.path)) return json(200, { value: children(cloud, key) });
      return old ? json(200, old) : notFound(request.path);
    case "HEAD":
      return { status: old ? 204 : 404 };
    case "PATCH":
      return old ? written(cloud, request, old) : notFound(request.path);
    case "PUT":
      return written(cloud, request, old);
    case "DELETE":
      for (const id of [...cloud.resources.keys()]) if (`${id}/`.startsWith(`${key}/`)) cloud.resources.delete(id);
      return { status: old ? 200 : 204 };
    default:
      return fault(405, "MethodNotAllowed", `The stand-in has no row for ${request.method} ${request.path}.`);
  }
};
