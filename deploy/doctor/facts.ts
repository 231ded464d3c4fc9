import type { ImageSigner } from "../../stacks/config.ts";
import type { ResolvedConfig } from "../../stacks/resolved.ts";
import type { WrittenStack } from "../../stacks/read-stacks.ts";

type Attributes = Readonly<Record<string, unknown>>;

/** What the configuration and the stacks ask of Azure, wherever in them it stands. */
export interface Facts {
  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly location: string;
  readonly state: {
    readonly subscriptionId: string;
    readonly resourceGroup: string;
    readonly storageAccount: string;
    readonly container: string;
  };
  readonly groups: readonly Named[];
  readonly applications: readonly { readonly field: string; readonly clientId: string; readonly objectId: string }[];
  readonly images: readonly {
    readonly field: string;
    readonly image: string;
    readonly registryId: string | undefined;
    readonly signer?: ImageSigner | undefined;
    readonly bundleDigest?: string | undefined;
  }[];
  readonly certificates: readonly { readonly field: string; readonly secretId: string; readonly vaultId: string }[];
  /** Hosts that must be verified in the tenant: of direct mode. */
  readonly verifiedHosts: readonly string[];
  readonly network: { readonly id: string; readonly subnetIds: Readonly<Record<string, string>> } | undefined;
  readonly dnsZones: readonly string[];
  readonly workspaceId: string | undefined;
  /** Every resource of a type, of all stacks. */
  resources(type: string): readonly Attributes[];
}

interface Named {
  readonly field: string;
  readonly name: string;
  readonly objectId: string;
}

interface Found {
  readonly field: string;
  readonly value: Attributes;
}

/** Every object in the configuration, with where it stands: servers may have fields of their own. */
const objectsIn = (value: unknown, field = ""): readonly Found[] => {
  if (Array.isArray(value)) return value.flatMap((item, index) => objectsIn(item, `${field}[${index}]`));
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, item]) => objectsIn(item, field === "" ? key : `${field}.${key}`));
  return [{ field, value: value as Attributes }, ...inner];
};

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

export const factsOf = (config: ResolvedConfig, stacks: readonly WrittenStack[]): Facts => {
  const objects = objectsIn(config);
  const having = (...keys: readonly string[]): readonly Found[] =>
    objects.filter(({ value }) => keys.every((key) => typeof value[key] === "string"));
  const { id, subnetIds, dnsZones, workspaceId } = { ...config.network, ...config } as Attributes as {
    readonly id?: string;
    readonly subnetIds?: Readonly<Record<string, string>>;
    readonly dnsZones?: Readonly<Record<string, string>> | "policy";
    readonly workspaceId?: string;
  };
  return {
    tenantId: config.tenantId,
    subscriptionId: config.subscriptionId,
    location: config.location,
    state: { ...config.state, subscriptionId: config.state.subscriptionId ?? config.subscriptionId },
    groups: having("name", "objectId").map(({ field, value }) => ({
      field,
      name: String(value["name"]),
      objectId: String(value["objectId"]),
    })),
    applications: having("clientId", "objectId").map(({ field, value }) => ({
      field,
      clientId: String(value["clientId"]),
      objectId: String(value["objectId"]),
    })),
    images: having("image").map(({ field, value }) => ({
      field: field === "" ? "image" : `${field}.image`,
      image: String(value["image"]),
      registryId: text(value["imageRegistryId"]) ?? text((config as unknown as Attributes)["imageRegistryId"]),
      signer: value["imageSignedBy"] as ImageSigner | undefined,
      bundleDigest: text(value["bundleDigest"]),
    })),
    certificates: having("secretId", "vaultId").map(({ field, value }) => ({
      field,
      secretId: String(value["secretId"]),
      vaultId: String(value["vaultId"]),
    })),
    verifiedHosts: objects.flatMap(({ value }) => {
      const domain = value["domain"] as { readonly hostName?: string } | undefined;
      return value["mode"] === "direct" && domain?.hostName ? [domain.hostName] : [];
    }),
    network: id !== undefined && subnetIds !== undefined ? { id, subnetIds } : undefined,
    dnsZones: typeof dnsZones === "object" ? Object.values(dnsZones) : [],
    workspaceId,
    resources: (type) => stacks.flatMap(({ json }) => Object.values(json.resource[type] ?? {})),
  };
};
