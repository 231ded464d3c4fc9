import { profiles } from "@mcp-landing-zone/constructs";
import { upstreamProblems } from "@mcp-landing-zone/contract";
import {
  type Check,
  flag,
  listOf,
  matching,
  oneOf,
  optional,
  type Problem,
  recordOf,
  shape,
  shapeBy,
} from "./checks.ts";
import type { DeploymentConfig } from "./config.ts";

const guid = matching(
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  "a lower-case GUID, 8-4-4-4-12 hexadecimal digits",
);
const label = matching(
  /^[a-z][a-z0-9-]{0,18}[a-z0-9]$/,
  "2 to 20 lower-case letters, digits and dashes, beginning with a letter and not ending with a dash",
);
const resourceId = (type: string): Check =>
  matching(
    new RegExp(`^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/${type}/[^/]+$`, "i"),
    `the full resource id of a ${type}`,
  );
const subnetId = resourceId("Microsoft.Network/virtualNetworks/[^/]+/subnets");
const dnsZones = optional(
  recordOf(
    /^privatelink\.[a-z0-9.-]+$/,
    resourceId("Microsoft.Network/privateDnsZones"),
    "the name of a privatelink zone",
  ),
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

const region = matching(/^[a-z]{4,}[0-9]?$/, "an Azure region in its short form, for example westeurope");
const group = shape({ name: matching(/\S/, "a name that a person recognises"), objectId: guid });
const demand = optional(
  shape({
    authenticationContext: optional(matching(/^c[1-9][0-9]?$/, "the id of an authentication context: c1 to c99")),
    privileged: optional(listOf(group, "at least one group, or leave the field out")),
  }),
);
const hostName = matching(
  /^(?=.{4,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/,
  "a lower-case host name, without scheme, port or wildcard",
);

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
});

const cidr = matching(
  /^\d{1,3}(\.\d{1,3}){3}\/(8|9|1\d|2[0-2])$/,
  "an IPv4 range of /22 or larger, for example 10.40.0.0/16",
);

const deployment = shape({
  name: label,
  environment: label,
  location: region,
  profile: oneOf(...Object.keys(profiles)),
  tenantId: guid,
  subscriptionId: guid,
  exposure: oneOf("internet", "private"),
  authorization: shapeBy("mode", {
    direct: shape({ mode: oneOf("direct"), domain }),
    facade: shape({
      mode: oneOf("facade"),
      domain: optional(domain),
      clients: optional(listOf(facadeClient, "at least one client, or leave the field out")),
      application: optional(shape({ clientId: guid, objectId: guid })),
    }),
  }),
  clients: listOf(
    shape({ name: matching(/\S/, "a name that a person recognises"), clientId: guid }),
    "at least one client application, or nobody can call",
  ),
  users: listOf(group, "at least one group, or nobody can use the server"),
  approvers: optional(listOf(group, "at least one group, or leave the field out")),
  catalogueApprovers: optional(
    listOf(
      shape({
        name: matching(/\S/, "a name that a person recognises"),
        thumbprint: matching(/^[\w-]{43}$/, "the thumbprint that npm run tools:approve prints: 43 characters"),
      }),
      "at least one approver, or leave the field out",
    ),
  ),
  classifications: optional(shape({ internal: demand, confidential: demand, restricted: demand })),
  image: matching(
    /^[a-z0-9.-]+\.[a-z]{2,}(:\d+)?\/[a-z0-9._/-]+@sha256:[0-9a-f]{64}$/,
    "registry/repository@sha256:<64 hexadecimal digits>; a tag can change after review",
  ),
  network: (value, field) =>
    typeof value === "object" && value !== null && "id" in value
      ? shape({
          id: resourceId("Microsoft.Network/virtualNetworks"),
          subnetIds: shape({ gateway: subnetId, containers: subnetId, endpoints: subnetId }),
          dnsZones,
        })(value, field)
      : shape({ addressSpace: cidr, dnsZones })(value, field),
  alerts: shape({
    emails: listOf(
      matching(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "an e-mail address"),
      "at least one address, or nobody is told",
    ),
  }),
  tags: recordOf(
    /^[^<>%&\\?/]{1,512}$/,
    matching(/^[\s\S]{1,256}$/, "a text of 1 to 256 characters"),
    "an Azure tag name",
  ),
  state: shape({
    resourceGroup: matching(/^[\w().-]{1,90}$/, "the name of a resource group"),
    storageAccount: matching(/^[a-z0-9]{3,24}$/, "3 to 24 lower-case letters and digits"),
    container: matching(/^[a-z0-9](-?[a-z0-9]){2,62}$/, "3 to 63 lower-case letters, digits and single dashes"),
    subscriptionId: optional(guid),
  }),
  application: optional(
    shape({
      clientId: guid,
      objectId: guid,
      identifierUri: matching(/^(api|https):\/\/\S*[^/\s]$/, "an Application ID URI without trailing slash"),
    }),
  ),
  contentSafetyLocation: optional(region),
  profileFromGraph: optional(flag),
  egressHosts: optional(listOf(hostName, "at least one host, or leave the field out")),
  upstreams: optional(upstreamProblems),
  nameSalt: optional(matching(/^[a-z0-9]{1,8}$/, "1 to 8 lower-case letters and digits")),
  lockArchive: optional(flag),
  exportActivityLog: optional(flag),
});

/** Rules that no single field can hold. Run only on a configuration whose fields are right. */
function contradictions(config: DeploymentConfig): readonly Problem[] {
  const problems: Problem[] = [];
  const { authorization, application } = config;
  if (authorization.mode === "direct" && application) {
    const right = `https://${authorization.domain.hostName}/mcp`;
    if (application.identifierUri !== right) {
      problems.push({
        field: "application.identifierUri",
        received: application.identifierUri,
        right: `${right}, because in direct mode Entra compares it with the URL that clients send, character by character`,
      });
    }
  }
  const behindFrontDoor = profiles[config.profile].frontDoor && config.exposure === "internet";
  if (behindFrontDoor && !authorization.domain) {
    problems.push({
      field: "authorization.domain",
      received: undefined,
      right: `the host name that clients will use, because Azure chooses Front Door's own only at deployment; or exposure private`,
    });
  }
  if (!behindFrontDoor && authorization.domain && !authorization.domain.certificate) {
    problems.push({
      field: "authorization.domain.certificate",
      received: undefined,
      right: `secretId and vaultId of the certificate, because the gateway itself answers under ${authorization.domain.hostName}`,
    });
  }
  const names = config.clients.map(({ clientId }) => clientId);
  names.forEach((clientId, index) => {
    if (names.indexOf(clientId) !== index) {
      problems.push({
        field: `clients[${index}].clientId`,
        received: clientId,
        right: "a client that is not in the list already",
      });
    }
  });
  return problems;
}

export class ConfigurationError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const lines = problems.map(
      ({ field, received, right }) =>
        `  ${field || "deployment"}: received ${JSON.stringify(received) ?? "nothing"}, expected ${right}`,
    );
    super(
      `deployment.config.ts has ${problems.length} problem${problems.length === 1 ? "" : "s"}:\n${lines.join("\n")}`,
    );
    this.name = "ConfigurationError";
    this.problems = problems;
  }
}

/** Refuses a configuration with everything that is wrong with it at once. */
export function validated(config: unknown): DeploymentConfig {
  const problems = deployment(config, "");
  if (problems.length > 0) throw new ConfigurationError(problems);
  const contradicting = contradictions(config as DeploymentConfig);
  if (contradicting.length > 0) throw new ConfigurationError(contradicting);
  return config as DeploymentConfig;
}
