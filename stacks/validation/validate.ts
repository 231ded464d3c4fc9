import type { ProviderName } from "@mcp-landing-zone/constructs";
import { parseCidr, privateZones, profiles } from "@mcp-landing-zone/constructs";
import type { Check, Problem } from "./checks.ts";
import { flag, listOf, matching, oneOf, optional, recordOf, resourceId, satisfying, shape, shapeBy } from "./checks.ts";
import type { DeploymentConfig } from "../config.ts";
import { contradictions } from "./contradictions.ts";
import { asWritten, translated } from "./former-config.ts";
import { withLowerCaseGuids } from "./guids.ts";
import { nearest } from "./nearest.ts";
import { receivedText } from "./received.ts";
import { regions } from "./regions.ts";
import { governanceAreas } from "./governance-checks.ts";
import { client, guid, server, serverFields } from "./server-checks.ts";
import type { ResolvedConfig } from "../resolved.ts";
import { resolved } from "../resolved.ts";

const label = matching(
  /^[a-z][a-z0-9-]{0,18}[a-z0-9]$/,
  "2 to 20 lower-case letters, digits and dashes, beginning with a letter and not ending with a dash",
);
const subnetId = resourceId("Microsoft.Network/virtualNetworks/[^/]+/subnets");
// Of the services that are built and no other: an unread zone would be made a second time, and an endpoint in another's would resolve nowhere.
const nameServer = satisfying((value) => parseCidr(`${value}/32`) !== undefined, "an IPv4 address");
const dnsServers = optional((value, field) =>
  Array.isArray(value) && value.length === 1
    ? [{ field, received: value, right: "at least two name servers, because one may fail" }]
    : listOf(nameServer, "at least two name servers, or leave the field out")(value, field),
);
const zoneIds = shape(
  Object.fromEntries(
    privateZones.map((zone) => [zone, optional(resourceId("Microsoft.Network/privateDnsZones", zone))]),
  ),
);
const dnsZones = optional((value, field) =>
  typeof value === "string" ? oneOf("policy")(value, field) : zoneIds(value, field),
);

const domain = shape({
  hostName: matching(
    /^(?!.*\.azure-api\.net$)(?=.{4,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/,
    "a lower-case host name of a domain that is verified in your tenant",
  ),
  certificate: optional(
    shape({
      secretId: matching(
        /^https:\/\/[a-z0-9-]+\.vault\.azure\.net\/secrets\/[A-Za-z0-9-]+$/,
        "a secret id without version, https://<vault>.vault.azure.net/secrets/<name>, so that a renewed certificate is picked up",
      ),
      vaultId: resourceId("Microsoft.KeyVault/vaults"),
    }),
  ),
});

const region: Check = (value, field) => {
  if (typeof value === "string" && regions.includes(value)) return [];
  const meant = typeof value === "string" ? nearest(value.replaceAll(/[^A-Za-z0-9]/g, ""), regions) : undefined;
  const example = meant === undefined ? "for example westeurope" : `did you mean ${meant}?`;
  return [{ field, received: value, right: `an Azure region in its short form, ${example}` }];
};
const facadeClient = shape({
  name: matching(/^[^\p{C}]{1,60}$/u, "1 to 60 printable characters"),
  redirectUris: listOf(
    matching(
      /^(https:\/\/[^\s?#*]+|http:\/\/(localhost|127\.0\.0\.1)(\/[^\s?#*]*)?)$/,
      "an exact https address, or http://localhost or http://127.0.0.1 without a port",
    ),
    "at least one address",
  ),
  metadataUrl: optional(matching(/^https:\/\/[^/\s?#]+\/[^\s?#]+$/, "https://<host>/<path>, without a query")),
  application: optional(shape({ clientId: guid, objectId: guid })),
  preAuthorized: optional(
    listOf(matching(/^[\w.-]{1,120}$/, "the short name of a scope"), "at least one scope, or leave the field out"),
  ),
});

const addressSpace = satisfying((value) => {
  const prefix = parseCidr(value)?.prefix ?? 0;
  return prefix >= 8 && prefix <= 22;
}, "an IPv4 range of /22 or larger that begins at its first address, for example 10.40.0.0/16");

const networkClient = satisfying(
  (value) => parseCidr(value) !== undefined || /^[A-Z][A-Za-z0-9.]+$/.test(value),
  "an IPv4 range such as 10.20.0.0/16, or a service tag such as VirtualNetwork",
);

const providerNames = ["azurerm", "azuread", "azapi", "time"] as const satisfies readonly ProviderName[];
const versionConstraint = matching(
  /^(?:(?:=|!=|>=?|<=?|~>) ?)?\d+(?:\.\d+){0,2}(?:, ?(?:=|!=|>=?|<=?|~>) ?\d+(?:\.\d+){0,2})*$/,
  "a version or a constraint as Terraform writes it, for example 4.80.0 or ~> 4.73",
);

/** Terraform would take the text for an expression of its own. */
const plain = "(?![^]*[$%]\\{)";

const deployment = shape(
  {
    name: label,
    environment: optional(label),
    location: region,
    profile: oneOf(...Object.keys(profiles)),
    tenantId: guid,
    subscriptionId: guid,
    exposure: optional(oneOf("internet", "private")),
    frontDoor: optional(flag),
    authorization: shapeBy("mode", {
      direct: shape({ mode: oneOf("direct"), domain }),
      facade: shape({
        mode: oneOf("facade"),
        domain: optional(domain),
        clients: optional(listOf(facadeClient, "at least one client, or leave the field out")),
      }),
    }),
    clients: listOf(client, "at least one client application, otherwise no one can call"),
    servers: listOf(server, "at least one server"),
    network: (value, field) =>
      typeof value === "object" && value !== null && "id" in value
        ? shape({
            id: resourceId("Microsoft.Network/virtualNetworks"),
            subnetIds: shape({ gateway: subnetId, containers: subnetId, endpoints: subnetId }),
            dnsZones,
          })(value, field)
        : shape({ addressSpace, dnsServers, dnsZones })(value, field),
    workspaceId: optional(resourceId("Microsoft.OperationalInsights/workspaces")),
    alerts: shape({
      emails: listOf(
        matching(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "an e-mail address"),
        "at least one address, otherwise alerts reach no one",
      ),
    }),
    tags: recordOf(
      // Storage accounts take no longer ones; the prefixes are Azure's own, and the two names are set on everything.
      new RegExp(`^${plain}(?!(microsoft|azure|windows)|(deployment|managed-by)$)[^<>%&\\\\?/]{1,128}$`, "i"),
      matching(new RegExp(`^${plain}[^]{1,256}$`), "a text of 1 to 256 characters, none of them ${ or %{"),
      "an Azure tag name of at most 128 characters, other than deployment and managed-by, which are set already",
    ),
    state: shape({
      resourceGroup: matching(/^[\w().-]{1,90}$/, "the name of a resource group"),
      storageAccount: matching(/^[a-z0-9]{3,24}$/, "3 to 24 lower-case letters and digits"),
      container: matching(/^[a-z0-9](-?[a-z0-9]){2,62}$/, "3 to 63 lower-case letters, digits and single dashes"),
      subscriptionId: optional(guid),
    }),
    gatewayClients: optional(listOf(networkClient, "at least one range or service tag, or leave the field out")),
    contentSafetyLocation: optional(region),
    nameSalt: optional(matching(/^[a-z0-9]{1,8}$/, "1 to 8 lower-case letters and digits")),
    lockArchive: optional(flag),
    exportActivityLog: optional(flag),
    indicators: optional(
      shape({
        keys: listOf(
          shape({
            name: matching(/\S/, "whose key it is"),
            thumbprint: matching(
              /^[A-Za-z0-9_-]{43}$/,
              "the thumbprint (RFC 7638) that npm run indicators:sign prints",
            ),
          }),
          "at least one key",
        ),
      }),
    ),
    governance: optional(governanceAreas),
    providerVersions: optional(
      shape(Object.fromEntries(providerNames.map((name) => [name, optional(versionConstraint)]))),
    ),
  } satisfies Readonly<Record<keyof DeploymentConfig, Check>>,
  { of: "a server", names: serverFields },
);

export class ConfigurationError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const lines = problems.map(
      ({ field, received, right }) =>
        `  ${field || "deployment"}: received ${receivedText(received)}, expected ${right}`,
    );
    const count = `${problems.length} problem${problems.length === 1 ? "" : "s"}`;
    super(`The configuration has ${count}, see docs/errors.md#configuration-invalid:\n${lines.join("\n")}`);
    this.name = "ConfigurationError";
    this.problems = problems;
  }
}

/** Refuses a configuration with everything that is wrong with it at once; gives it with nothing left open. */
export const validated = (written: unknown, warn: (text: string) => void = console.error): ResolvedConfig => {
  const { candidate, warning } = translated(written);
  const refuse = (problems: readonly Problem[]): void => {
    if (problems.length === 0) return;
    const renamed = ({ field, ...problem }: Problem): Problem => ({ ...problem, field: asWritten(field) });
    throw new ConfigurationError(warning === undefined ? problems : problems.map(renamed));
  };
  refuse(deployment(candidate, ""));
  const config = resolved(withLowerCaseGuids(candidate as DeploymentConfig));
  refuse(contradictions(config));
  if (warning !== undefined) warn(warning);
  return config;
};
