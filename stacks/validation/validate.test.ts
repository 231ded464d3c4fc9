// Long: every field of the configuration, and each way to write it wrong.
import { describe, expect, it } from "vitest";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { deployment } from "../../deployment.config.ts";
import type { DeploymentConfig, ServerConfig } from "../config.ts";
import { translated } from "./former-config.ts";
import { ConfigurationError, validated } from "./validate.ts";

const certificate = {
  secretId: "https://kv-certificates.vault.azure.net/secrets/mcp-contoso-com",
  vaultId: "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv-certificates",
};
const domain = { hostName: "mcp.contoso.com", certificate };
const networkId = `/subscriptions/${deployment.subscriptionId}/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v`;
const subnet = (name: string): string => `${networkId}/subnets/${name}`;
const zoneId = (name: string): string =>
  `/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/privateDnsZones/${name}`;
const existingNetwork = {
  id: networkId,
  subnetIds: { gateway: subnet("gateway"), containers: subnet("containers"), endpoints: subnet("endpoints") },
};

const [id, otherId] = ["0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f01", "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f02"] as const;
const sameName = (key: string) => [id, otherId].map((value) => ({ name: "MCP users", [key]: value }));
const sameId = ["MCP users", "Everybody"].map((name) => ({ name, objectId: id }));

const sharedApplication = { clientId: id, objectId: otherId };
/** Two clients of a façade, the second with some fields replaced. */
const facade = (first: object, second: object = { redirectUris: ["https://b.example/"] }) => ({
  authorization: {
    mode: "facade",
    clients: [
      { name: "A", redirectUris: ["http://localhost/"], ...first },
      { name: "B", ...second },
    ],
  },
});

const { servers, ...others } = deployment;
const [{ image, users }] = servers as readonly [ServerConfig];

/** A configuration with some fields replaced by values that a user might write, in the form of the last release: the fields of its one server among the others. */
const having = (changes: Record<string, unknown>): unknown => ({ ...others, image, users, ...changes });
/** The same in the present form. */
const present = (changes: Record<string, unknown>): unknown => translated(having(changes)).candidate;

const quiet = (): void => undefined;

describe("validated", () => {
  const accepted: readonly [string, Record<string, unknown>][] = [
    ["the default", {}],
    [
      "the regulated profile, which has Front Door and its own certificate",
      {
        profile: "regulated",
        exposure: "internet",
        authorization: { mode: "facade", domain: { hostName: "mcp.contoso.com" } },
      },
    ],
    ["a region that has not all that the larger profiles need", { location: "westus" }],
    [
      "a region without Prompt Shields, beside one that has them",
      { location: "northeurope", contentSafetyLocation: "westeurope" },
    ],
    ["a private gateway", { exposure: "private" }],
    ["another release of a provider", { providerVersions: { azurerm: ">= 4.73.0, < 5.0.0", azapi: "2.12.0" } }],
    [
      "R-81 demands of classifications",
      {
        classifications: { internal: { authenticationContext: "c99" }, confidential: { privileged: users } },
      },
    ],
    [
      "R-93 rows of the data rules with their reason, and labels",
      {
        dataRules: [
          {
            classification: "public",
            direction: "output",
            kind: "contact",
            action: "allow",
            reason: "the directory of the company is public",
          },
        ],
        labels: { public: "Public", restricted: "Highly Confidential" },
      },
    ],
    [
      "R-162 Front Door before a public gateway of standard",
      {
        profile: "standard",
        exposure: "internet",
        frontDoor: true,
        authorization: { mode: "facade", domain: { hostName: "mcp.contoso.com" } },
      },
    ],
    ["guardrails that only report", { governance: { guardrails: { enforce: true, effect: "Audit" } } }],
    [
      "guardrails that refuse, with an exemption for a server that is not approved yet",
      {
        profile: "standard",
        governance: {
          guardrails: {
            enforce: true,
            exemptions: [
              { guardrails: ["mcp-approved-server"], reason: "The review is under way until May", until: "2027-05-01" },
            ],
          },
        },
      },
    ],
    ["direct mode with its domain", { authorization: { mode: "direct", domain } }],
    ["façade mode on a domain", { authorization: { mode: "facade", domain } }],
    ["a network that exists", { network: existingNetwork }],
    [
      "zones that exist",
      {
        network: {
          addressSpace: "10.0.0.0/16",
          dnsZones: { "privatelink.vaultcore.azure.net": zoneId("privatelink.vaultcore.azure.net") },
        },
      },
    ],
    ["zones that a policy sees to", { network: { addressSpace: "10.0.0.0/16", dnsZones: "policy" } }],
    [
      "an application that exists",
      {
        application: { clientId: deployment.tenantId, objectId: deployment.tenantId, identifierUri: "api://mcp" },
      },
    ],
  ];
  it.each(accepted)("accepts %s", (_, changes) => {
    expect(validated(having(changes), quiet)).toMatchObject(present(changes) as object);
  });

  it.each([
    ["dev", "internet"],
    ["standard", "private"],
    ["regulated", "private"],
  ])("takes the file as it comes for %s, under a name of its own, and then it is %s", (profile, exposure) => {
    expect(validated(having({ profile }), quiet)).toMatchObject({ environment: profile, exposure });
  });

  it("takes GUIDs in capitals, and makes one name of both", () => {
    const upper = { tenantId: id.toUpperCase(), users: [{ name: "MCP users", objectId: otherId.toUpperCase() }] };
    expect(validated(having(upper), quiet)).toMatchObject({
      tenantId: id,
      servers: [{ users: [{ objectId: otherId }] }],
    });
  });

  it("keeps the environment and the exposure that the file names", () => {
    const named = { profile: "standard", environment: "prod", exposure: "internet" };
    expect(validated(having(named), quiet)).toMatchObject(named);
  });

  const refused: readonly [field: string, changes: Record<string, unknown>, right: RegExp][] = [
    ["name", { name: "My Server" }, /2 to 20 lower-case letters/],
    ["environment", { environment: "Prod" }, /2 to 20 lower-case letters/],
    ["location", { location: "West Europe" }, /did you mean westeurope\?/],
    ["location", { location: "westeurop", contentSafetyLocation: "westeurope" }, /did you mean westeurope\?/],
    ["location", { location: "moonbase" }, /for example westeurope/],
    ["profile", { profile: "prod" }, /one of dev, standard, regulated/],
    ["tenantId", { tenantId: "contoso.onmicrosoft.com" }, /GUID/],
    ["subscriptionId", { subscriptionId: 7 }, /GUID/],
    ["exposure", { exposure: "public" }, /internet, private/],
    ["catalogueApprovers", { catalogueApprovers: [] }, /at least one approver/],
    [
      "catalogueApprovers[0].thumbprint",
      { catalogueApprovers: [{ name: "Security", thumbprint: "sha256:abc" }] },
      /43 characters/,
    ],
    ["classifications.public", { classifications: { public: { authenticationContext: "c1" } } }, /internal, confid/],
    [
      "classifications.internal.authenticationContext",
      { classifications: { internal: { authenticationContext: "mfa" } } },
      /c1 to c99/,
    ],
    ["frontDoor", { frontDoor: true }, /dev/],
    ["frontDoor", { profile: "standard", exposure: "private", frontDoor: true }, /internet/],
    [
      "frontDoor",
      {
        profile: "regulated",
        exposure: "internet",
        frontDoor: false,
        authorization: { mode: "facade", domain },
      },
      /regulated/,
    ],
    [
      "authorization.domain",
      { profile: "standard", exposure: "internet", frontDoor: true, authorization: { mode: "facade" } },
      /host name/,
    ],
    ["labels.public", { labels: { public: "a, b" } }, /name of a label/],
    [
      "dataRules[0]",
      {
        dataRules: [
          { classification: "public", direction: "output", kind: "secret", action: "allow", reason: "we like it so" },
        ],
      },
      /never allowed/,
    ],
    [
      "dataRules[0].reason",
      { dataRules: [{ classification: "public", direction: "input", kind: "secret", action: "allow" }] },
      /reason/,
    ],
    [
      "classifications.confidential.privileged",
      { classifications: { confidential: { privileged: [] } } },
      /at least one group/,
    ],
    ["authorization.mode", { authorization: { mode: "none" } }, /direct, facade/],
    ["authorization.mode", { authorization: "facade" }, /direct, facade/],
    ["authorization.domain", { authorization: { mode: "direct" } }, /an object with hostName/],
    [
      "authorization.domain.hostName",
      { authorization: { mode: "direct", domain: { ...domain, hostName: "x.azure-api.net" } } },
      /verified in your tenant/,
    ],
    [
      "authorization.domain.certificate.secretId",
      {
        authorization: {
          mode: "direct",
          domain: { ...domain, certificate: { ...certificate, secretId: `${certificate.secretId}/0123` } },
        },
      },
      /without version/,
    ],
    [
      "authorization.domain.certificate.vaultId",
      {
        authorization: {
          mode: "direct",
          domain: { ...domain, certificate: { ...certificate, vaultId: `${certificate.vaultId}-2` } },
        },
      },
      /the vault of https:\/\/kv-certificates/,
    ],
    [
      "authorization.clients[0].redirectUris[0]",
      { authorization: { mode: "facade", clients: [{ name: "x", redirectUris: ["http://evil.example/callback"] }] } },
      /exact https address/,
    ],
    [
      "authorization.clients[1].name",
      facade({}, { name: "a", redirectUris: ["https://b.example/"] }),
      /\[0\] does not have/,
    ],
    [
      "authorization.clients[1].redirectUris[0]",
      facade({}, { redirectUris: ["http://localhost"] }),
      /\[0\] does not have/,
    ],
    [
      "authorization.clients[1].application.clientId",
      facade(
        { application: sharedApplication },
        { redirectUris: ["https://b.example/"], application: sharedApplication },
      ),
      /\[0\] does not have/,
    ],
    [
      "authorization.clients[0].preAuthorized",
      {
        ...facade({ preAuthorized: ["documents.read"] }),
        application: { ...sharedApplication, identifierUri: "api://x" },
      },
      /absent beside application/,
    ],
    ["authorization.application", { authorization: { mode: "facade", application: sharedApplication } }, /./],
    ["authorization.domain", { profile: "regulated", exposure: "internet" }, /Azure chooses Front Door's own/],
    [
      "authorization.domain.certificate",
      { authorization: { mode: "direct", domain: { hostName: "mcp.contoso.com" } } },
      /itself answers under mcp\.contoso\.com/,
    ],
    ["clients", { clients: [] }, /no one can call/],
    ["clients[0].clientId", { clients: [{ name: "x", clientId: "*" }] }, /GUID/],
    ["clients[1].clientId", { clients: [deployment.clients[0], deployment.clients[0]] }, /not in the list already/],
    ["clients[1].name", { clients: sameName("clientId") }, /not in the list already/],
    ["users[1].name", { users: sameName("objectId") }, /not in the list already/],
    ["users[1].objectId", { users: sameId }, /not in the list already/],
    ["approvers[1].name", { approvers: sameName("objectId") }, /not in the list already/],
    [
      "classifications.restricted.privileged[1].objectId",
      { classifications: { restricted: { privileged: sameId } } },
      /not in the list already/,
    ],
    ["users", { users: [] }, /no one can use the server/],
    ["users[0].objectId", { users: [{ name: "all", objectId: "everybody" }] }, /GUID/],
    ["approvers", { approvers: [] }, /leave the field out/],
    ["egressHosts[0]", { egressHosts: ["*.contoso.com"] }, /without scheme, port or wildcard/],
    ["egressHosts[0]", { egressHosts: ["169.254.169.254"] }, /not an address/],
    ["upstreams[0].url", { upstreams: [{ name: "archive", url: "http://tools.example/mcp" }] }, /an https:\/\/ URL/],
    ["image", { image: "ghcr.io/example/mcp-server:latest" }, /@sha256:/],
    [
      "image",
      { image: `ghcr.io/example/mcp-server:1.2.3@sha256:${"ab".repeat(32)}` },
      /leave the tag out, ghcr\.io\/example\/mcp-server@sha256:abab/,
    ],
    ["network.addressSpace", { network: { addressSpace: "10.0.0.0/24" } }, /\/22 or larger/],
    [
      "network.subnetIds.gateway",
      { network: { ...existingNetwork, subnetIds: { ...existingNetwork.subnetIds, gateway: "gateway" } } },
      /full resource id/,
    ],
    ["network.addressSpace", { network: { addressSpace: "999.0.0.0/16" } }, /begins at its first address/],
    ["network.addressSpace", { network: { addressSpace: "10.0.1.0/16" } }, /begins at its first address/],
    ["network.dnsServers", { network: { addressSpace: "10.0.0.0/16", dnsServers: ["10.1.0.4"] } }, /at least two/],
    [
      "network.dnsServers[1]",
      { network: { addressSpace: "10.0.0.0/16", dnsServers: ["10.1.0.4", "dns.contoso.com"] } },
      /IPv4/,
    ],
    ["network.dnsZones", { network: { addressSpace: "10.0.0.0/16", dnsZones: "central" } }, /policy/],
    [
      "network.dnsZones.privatelink.vaultcore.azure.nt",
      { network: { addressSpace: "10.0.0.0/16", dnsZones: { "privatelink.vaultcore.azure.nt": zoneId("x") } } },
      /Did you mean privatelink\.vaultcore\.azure\.net\?/,
    ],
    [
      "network.dnsZones.privatelink.vaultcore.azure.net",
      {
        network: {
          addressSpace: "10.0.0.0/16",
          dnsZones: { "privatelink.vaultcore.azure.net": zoneId("privatelink.blob.core.windows.net") },
        },
      },
      /of the Microsoft\.Network\/privateDnsZones privatelink\.vaultcore\.azure\.net/,
    ],
    [
      "network.id",
      { subscriptionId: "5f8e1c6e-2d0b-4a57-9f0e-0a7c3f0d9b11", network: existingNetwork },
      /no subnet of another/,
    ],
    [
      "network.subnetIds.containers",
      { network: { ...existingNetwork, subnetIds: { ...existingNetwork.subnetIds, containers: subnet("gateway") } } },
      /stands for nothing else/,
    ],
    [
      "network.subnetIds.endpoints",
      {
        network: {
          ...existingNetwork,
          subnetIds: { ...existingNetwork.subnetIds, endpoints: `${networkId}-other/subnets/endpoints` },
        },
      },
      /a subnet of \/subscriptions/,
    ],
    ["location", { location: "westus", profile: "standard" }, /profile standard a region with availability zones/],
    ["location", { location: "westus3", profile: "standard" }, /StandardV2/],
    ["location", { location: "italynorth", profile: "regulated" }, /a paired region/],
    ["contentSafetyLocation", { location: "northeurope" }, /which northeurope has not: .*westeurope/],
    ["alerts.emails", { alerts: { emails: [] } }, /reach no one/],
    ["alerts.emails[0]", { alerts: { emails: ["no-address"] } }, /e-mail address/],
    ["tags.a<b", { tags: { "a<b": "x" } }, /tag name/],
    ["tags.deployment", { tags: { deployment: "mine" } }, /set already/],
    ["tags.owner", { tags: { Owner: "a", owner: "b" } }, /no other tag has in other capitals/],
    ["tags.owner", { tags: { owner: "${path.root}" } }, /none of them \$\{ or %\{/],
    ["tags.${path.root}", { tags: { "${path.root}": "x" } }, /tag name/],
    ["state.storageAccount", { state: { ...deployment.state, storageAccount: "St_State" } }, /3 to 24/],
    ["state.key", { state: { ...deployment.state, key: "x" } }, /known fields are/],
    [
      "application.identifierUri",
      {
        application: {
          clientId: deployment.tenantId,
          objectId: deployment.tenantId,
          identifierUri: "https://mcp.contoso.com/",
        },
      },
      /without trailing slash/,
    ],
    [
      "application.identifierUri",
      {
        authorization: { mode: "direct", domain },
        application: { clientId: deployment.tenantId, objectId: deployment.tenantId, identifierUri: "api://mcp" },
      },
      /https:\/\/mcp\.contoso\.com\/mcp.*character by character/,
    ],
    ["nameSalt", { nameSalt: "Once More" }, /1 to 8/],
    ["providerVersions.azurerm", { providerVersions: { azurerm: "newest" } }, /4\.80\.0/],
    ["providerVersions.random", { providerVersions: { random: "3.7.2" } }, /azurerm, azuread, azapi, time/],
    ["gatewayClients[0]", { gatewayClients: ["10.20.0.1/16"] }, /an IPv4 range such as/],
    ["gatewayClients", { exposure: "internet", gatewayClients: ["10.20.0.0/16"] }, /absent: it opens the subnets/],
    ["exportActivityLog", { exportActivityLog: "yes" }, /true or false/],
    ["profil", { profil: "dev" }, /^no such field\. Did you mean profile\?$/],
    ["aprovers", { aprovers: [] }, /^no such field here\. Did you mean approvers of a server\?$/],
    ["colour", { colour: "red" }, /^no such field\. The known fields are name,/],
    ["alerts.emails", { alerts: { emails: "a@contoso.com" } }, /a list with at least one address/],
    ["governance.purview", { governance: { purview: {} } }, /no such field/],
    [
      "governance.detections.without[0].reason",
      { governance: { detections: { without: [{ id: "scope-probing" }] } } },
      /reason/,
    ],
    [
      "approval",
      { profile: "standard", governance: { guardrails: { enforce: true } } },
      /makes Azure refuse one without/,
    ],
    [
      "approval",
      { governance: { guardrails: { enforce: true, effect: "Deny" } } },
      /an exemption from mcp-approved-server/,
    ],
  ];
  it.each(refused)("names %s, what was received and what would be right (case %#)", (field, changes, right) => {
    const error = problemsOf(having(changes));
    expect(error.map((problem) => problem.field)).toContain(field);
    expect(error.find((problem) => problem.field === field)!.right).toMatch(right);
  });

  it("R-72 takes the digest of a released bundle, and names one that is none", () => {
    const { servers } = validated(having({}), quiet);
    const digested = (bundleDigest: string) => ({
      ...validated(having({}), quiet),
      servers: [{ ...servers[0]!, bundleDigest }],
    });
    expect(() => validated(digested("A".repeat(43)), quiet)).not.toThrow();
    expect(problemsOf(digested("sha256:abc"))).toMatchObject([
      { field: "servers[0].bundleDigest", right: expect.stringContaining("npm run build:server") },
    ]);
  });

  it("R-72 takes who must have signed an image, and names what is missing of it", () => {
    const { servers } = validated(having({}), quiet);
    const signedBy = (imageSignedBy: object) =>
      ({ ...validated(having({}), quiet), servers: [{ ...servers[0]!, imageSignedBy }] }) as unknown;
    const identity = "https://github.com/contoso/mcp/.github/workflows/release.yml@refs/tags/v1";
    for (const right of [
      { key: "azurekms://vault.vault.azure.net/release" },
      { identity, issuer: "https://token.actions.githubusercontent.com" },
    ])
      expect(() => validated(signedBy(right), quiet)).not.toThrow();
    for (const wrong of [{ identity }, { key: "--insecure-ignore-tlog" }, { identity, issuer: "http://issuer" }])
      expect(problemsOf(signedBy(wrong)).map(({ field }) => field)).toEqual([
        expect.stringMatching(/^servers\[0\]\.imageSignedBy\.(issuer|key)$/),
      ]);
  });

  it("reports everything that is wrong at once, each on a line of its own", () => {
    const broken = having({ name: "X", profile: "huge", image: "latest", alerts: { emails: ["a", "b"] } });
    expect(() => validated(broken)).toThrow(new ConfigurationError(problemsOf(broken)).message);
    expect(problemsOf(broken).map(({ field }) => field)).toEqual([
      "name",
      "profile",
      "image",
      "alerts.emails[0]",
      "alerts.emails[1]",
    ]);
    expect(() => validated(broken)).toThrow(/has 5 problems, see \S+:\n {2}name: received "X", expected/);
  });

  it.each<[unknown, string]>([
    [5n, "5n"],
    [NaN, "NaN"],
    [Infinity, "Infinity"],
    [() => 1, "a function"],
    [Symbol("x"), "a symbol"],
    [[5n], "an object that is not JSON"],
  ])("names %o, which JSON has no word for", (cpu, said) => {
    const [server] = deployment.servers;
    const config = { ...deployment, servers: [{ ...server, size: { cpu } }] };
    expect(() => validated(config, quiet)).toThrow(`servers[0].size.cpu: received ${said}, expected 0.25 to 4`);
  });

  it("repeats neither the credentials of an address nor more of a text than a person reads", () => {
    const [{ image: _image, ...server }] = deployment.servers as readonly [ServerConfig];
    const saying = (url: string) => () =>
      validated({ ...deployment, servers: [{ ...server, catalogue: referenceCatalogue, url }] }, quiet);
    expect(saying("https://ada:pa55@mcp.contoso.com/mcp")).toThrow(
      'received "https://…@mcp.contoso.com/mcp", expected',
    );
    expect(saying("x".repeat(5_000))).toThrow(`received "${"x".repeat(999)}…, expected`);
  });

  it.each([undefined, null, "dev", []])("refuses %j in place of a configuration", (value) => {
    expect(() => validated(value)).toThrow(ConfigurationError);
  });
});

const problemsOf = (config: unknown): ConfigurationError["problems"] => {
  try {
    validated(config as DeploymentConfig, quiet);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  throw new Error("was accepted");
};
