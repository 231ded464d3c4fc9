// What the stacks would create and who reaches what in it, read from what was synthesised.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Graph, Resource, StackSource } from "@mcp-landing-zone/constructs/posture";

/** `private`: reached from inside the network only. Left out where a resource has no network of its own. */
type Exposure = "private" | "public";

export interface ArchitectureNode {
  readonly id: string;
  readonly stack: string;
  readonly type: string;
  /** Where it was constructed, which says what it is for. */
  readonly path: string;
  readonly exposure?: Exposure;
  /** It has a private endpoint. */
  readonly privateEndpoint?: true;
}

/** One resource takes something from another. */
interface ArchitectureEdge {
  readonly from: string;
  readonly to: string;
  readonly argument: string;
}

/** An identity may do something with a resource. */
interface ArchitectureRight {
  readonly who: string;
  readonly whom: string;
  readonly role: string;
}

export interface Architecture {
  readonly stacks: readonly string[];
  readonly nodes: readonly ArchitectureNode[];
  readonly edges: readonly ArchitectureEdge[];
  readonly rights: readonly ArchitectureRight[];
}

interface Manifest {
  readonly stacks: Readonly<Record<string, { readonly synthesizedStackPath: string }>>;
}

const openValues: readonly unknown[] = [true, "Enabled"];
const shutValues: readonly unknown[] = [false, "Disabled"];

const ingressOf = ({ attributes }: Resource): unknown =>
  (attributes["ingress"] as { readonly external_enabled?: unknown } | undefined)?.external_enabled;

const exposureOf = (resource: Resource): Exposure | undefined => {
  const { attributes, type } = resource;
  const open = type.endsWith("container_app")
    ? ingressOf(resource)
    : (attributes["public_network_access_enabled"] ?? attributes["public_network_access"]);
  if (openValues.includes(open)) return "public";
  return shutValues.includes(open) ? "private" : undefined;
};

const targetsOf = ({ references }: Resource, argument: string): readonly string[] =>
  references.flatMap(({ from, to }) => (from === argument && to !== undefined ? [to] : []));

interface Closing {
  readonly properties?: { readonly publicNetworkAccess?: unknown };
}

/** A gateway has no address outside when it is injected, or when what closes it after its creation is there. */
const isShutGateway = ({ type, address, attributes }: Resource, managed: readonly Resource[]): boolean =>
  type === "azurerm_api_management" &&
  (attributes["virtual_network_type"] === "Internal" ||
    managed.some(
      (update) =>
        update.type === "azapi_update_resource" &&
        targetsOf(update, "resource_id").includes(address) &&
        shutValues.includes((update.attributes["body"] as Closing | undefined)?.properties?.publicNetworkAccess),
    ));

const rightsIn = (resource: Resource): readonly ArchitectureRight[] => {
  const { type, attributes } = resource;
  if (type !== "azurerm_role_assignment") return [];
  const [who] = targetsOf(resource, "principal_id");
  const [whom] = targetsOf(resource, "scope");
  const role = attributes["role_definition_name"] ?? attributes["role_definition_id"];
  return who === undefined || whom === undefined || typeof role !== "string" ? [] : [{ who, whom, role }];
};

const architectureOf = ({ resources }: Graph): Architecture => {
  const managed = resources.filter(({ mode }) => mode === "managed");
  const endpoints = managed.filter(({ type }) => type === "azurerm_private_endpoint");
  const behindEndpoint = new Set(
    endpoints.flatMap((one) => targetsOf(one, "private_service_connection.private_connection_resource_id")),
  );
  const known = new Set(managed.map(({ address }) => address));
  return {
    stacks: [...new Set(managed.map(({ stack }) => stack))],
    nodes: managed.map((resource) => {
      const { address, stack, type, path } = resource;
      const exposure = isShutGateway(resource, managed) ? "private" : exposureOf(resource);
      return {
        id: address,
        stack,
        type,
        path,
        ...(exposure && { exposure }),
        ...(behindEndpoint.has(address) && { privateEndpoint: true as const }),
      };
    }),
    edges: managed.flatMap(({ address, references }) =>
      references.flatMap(({ from, to }) =>
        to !== undefined && known.has(to) ? [{ from: address, to, argument: from }] : [],
      ),
    ),
    rights: managed.flatMap(rightsIn),
  };
};

const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, "utf8"));

/** Of the stacks in a directory that `npm run synth` has written. */
export const readArchitecture = async (directory: string): Promise<Architecture> => {
  const { graphOf } = await import("@mcp-landing-zone/constructs/posture");
  const { stacks } = (await readJson(join(directory, "manifest.json"))) as Manifest;
  const sources = await Promise.all(
    Object.entries(stacks).map(async ([name, { synthesizedStackPath }]) => [
      name,
      await readJson(join(directory, synthesizedStackPath)),
    ]),
  );
  return architectureOf(graphOf(Object.fromEntries(sources) as Record<string, StackSource>));
};
