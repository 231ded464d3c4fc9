import { clientKey, profiles, promptShieldsRegions } from "@mcp-landing-zone/constructs";
import type { Problem } from "./checks.ts";
import { evaluatedTexts } from "./evaluated-texts.ts";
import { repeated } from "./repeated.ts";
import { lacking } from "./regions.ts";
import type { ResolvedConfig } from "../resolved.ts";
import { profileOf } from "../resolved.ts";
import { ofServers } from "./server-contradictions.ts";

/** Rules that no single field can hold. Run only on a configuration whose fields are right. */
export const contradictions = (config: ResolvedConfig): readonly Problem[] => [
  ...ofAuthorization(config),
  ...ofFrontDoor(config),
  ...ofFacadeClients(config),
  ...ofRegion(config),
  ...ofNetwork(config),
  ...ofGatewayClients(config),
  ...ofTags(config),
  ...ofGuardrails(config),
  ...repeated("clients", "clientId", config.clients),
  ...ofServers(config),
  ...evaluatedTexts(config),
];

/** Front Door reaches a gateway by Private Link only if the gateway is in no network, and carries traffic from the internet only. */
const ofFrontDoor = ({ frontDoor, profile, exposure }: ResolvedConfig): readonly Problem[] => {
  const problem = (right: string): readonly Problem[] => [{ field: "frontDoor", received: frontDoor, right }];
  if (frontDoor === true && profile === "dev")
    return problem(
      "left out in dev, whose gateway is in the network, where Front Door does not reach it privately; or the profile standard",
    );
  if (frontDoor === true && exposure !== "internet")
    return problem("left out, because only clients on the internet come through it");
  if (frontDoor === false && profiles[profile].frontDoor && exposure === "internet")
    return problem(
      `left out, because ${profile} has a web application firewall before a gateway that the internet reaches`,
    );
  return [];
};

const ofAuthorization = (config: ResolvedConfig): readonly Problem[] => {
  const { authorization, exposure } = config;
  const problems: Problem[] = [];
  const behindFrontDoor = profileOf(config).frontDoor && exposure === "internet";
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
  const certificate = authorization.domain?.certificate;
  const vaultOf = (id: string): string => id.slice(id.lastIndexOf("/") + 1).toLowerCase();
  if (certificate && new URL(certificate.secretId).hostname !== `${vaultOf(certificate.vaultId)}.vault.azure.net`) {
    problems.push({
      field: "authorization.domain.certificate.vaultId",
      received: certificate.vaultId,
      right: `the vault of ${certificate.secretId}, in which the gateway is given the right to read it`,
    });
  }
  return problems;
};

/** two clients that cannot be distinguished, or that Entra would take for one, would share what a user allows either of them. */
const ofFacadeClients = ({ authorization, servers, clients }: ResolvedConfig): readonly Problem[] => {
  if (authorization.mode !== "facade" || !authorization.clients) return [];
  const taken = new Map<string, string>(clients.map(({ clientId }, index) => [clientId, `clients[${index}]`]));
  return authorization.clients.flatMap((client, index) => {
    const at = `authorization.clients[${index}]`;
    const problems: Problem[] = [];
    const claim = (field: string, received: string, key = received): void => {
      const owner = taken.get(key);
      if (owner === undefined) taken.set(key, at);
      else if (owner !== at) problems.push({ field, received, right: `one that ${owner} does not have` });
    };
    const key = clientKey(client);
    if (key === "")
      problems.push({ field: `${at}.name`, received: client.name, right: "letters a to z or digits in it" });
    else claim(`${at}.name`, client.name, `name ${key}`);
    client.redirectUris.forEach((uri, position) => claim(`${at}.redirectUris[${position}]`, uri, new URL(uri).href));
    if (client.metadataUrl !== undefined) claim(`${at}.metadataUrl`, client.metadataUrl);
    if (client.application) claim(`${at}.application.clientId`, client.application.clientId);
    if (client.preAuthorized && servers.some(({ application }) => application)) {
      problems.push({
        field: `${at}.preAuthorized`,
        received: client.preAuthorized,
        right: "absent beside application: the owner of that application pre-authorizes clients",
      });
    }
    return problems;
  });
};

/** What Azure would refuse half an hour into a deployment. */
const ofRegion = ({ profile, location, contentSafetyLocation }: ResolvedConfig): readonly Problem[] => {
  const { zoneRedundant, archive, gateway } = profiles[profile];
  const demands: readonly [demanded: boolean, what: keyof typeof lacking, name: string][] = [
    [zoneRedundant, "zones", "availability zones"],
    [archive.replication === "GZRS", "pair", "a paired region, to which its storage is copied"],
    [gateway.tier === "StandardV2", "gatewayV2", "API Management's tier StandardV2"],
  ];
  const safetyRegion = contentSafetyLocation ?? location;
  return [
    ...demands
      .filter(([demanded, what]) => demanded && (lacking[what] as readonly string[]).includes(location))
      .map(([, what, name]) => ({
        field: "location",
        received: location,
        right: `for profile ${profile} a region with ${name}; stacks/validation/regions.ts has the list, under ${what}`,
      })),
    ...(promptShieldsRegions.includes(safetyRegion)
      ? []
      : [
          {
            field: "contentSafetyLocation",
            received: contentSafetyLocation,
            right: `a region that has Prompt Shields, which ${safetyRegion} has not: ${promptShieldsRegions.join(", ")}`,
          },
        ]),
  ];
};

/** Rules of the network that nothing would read. */
const ofGatewayClients = ({ gatewayClients, exposure, profile, network }: ResolvedConfig): readonly Problem[] => {
  const isPrivate = exposure === "private" || profiles[profile].frontDoor;
  if (gatewayClients === undefined || (isPrivate && !("id" in network))) return [];
  const right = "absent: it opens the subnets of a network of the deployment's own to a private gateway's clients";
  return [{ field: "gatewayClients", received: gatewayClients, right }];
};

/** The gateway takes a subnet of its own subscription only, and none of the three can share one. */
const ofNetwork = ({ network, subscriptionId }: ResolvedConfig): readonly Problem[] => {
  if (!("id" in network)) return [];
  const same = (text: string): string => text.toLowerCase();
  const subnets = Object.entries(network.subnetIds).map(([purpose, id]) => [`network.subnetIds.${purpose}`, id]);
  const ids = subnets.map(([, id]) => same(id!));
  return [
    ...(same(network.id).startsWith(`/subscriptions/${subscriptionId}/`)
      ? []
      : [
          {
            field: "network.id",
            received: network.id,
            right: `a network in the subscription ${subscriptionId}, because API Management takes no subnet of another`,
          },
        ]),
    ...subnets
      .filter(([, id]) => !same(id!).startsWith(`${same(network.id)}/subnets/`))
      .map(([field, received]) => ({ field: field!, received, right: `a subnet of ${network.id}` })),
    ...subnets
      .filter((_, index) => ids.indexOf(ids[index]!) !== index)
      .map(([field, received]) => ({ field: field!, received, right: "a subnet that stands for nothing else" })),
  ];
};

/** Enforced guardrails refuse every server without approval, also one of this deployment, at its next apply. */
const ofGuardrails = ({ governance, profile, servers }: ResolvedConfig): readonly Problem[] => {
  const { enforce, effect = profiles[profile].guardrails, exemptions = [] } = governance?.guardrails ?? {};
  const exempt = exemptions.some(({ guardrails }) => guardrails.includes("mcp-approved-server"));
  if (!enforce || effect !== "Deny" || exempt) return [];
  return servers.flatMap(({ url, approval }, index) =>
    url === undefined && approval === undefined
      ? [
          {
            field: `servers[${index}].approval`,
            received: undefined,
            right:
              "who approved the server and when, because governance.guardrails.enforce makes Azure refuse one without; or an exemption from mcp-approved-server",
          },
        ]
      : [],
  );
};

/** Azure reads names of tags without regard to capitals, and of two that it takes for one it keeps either. */
const ofTags = ({ tags }: ResolvedConfig): readonly Problem[] => {
  const names = Object.keys(tags).map((name) => name.toLowerCase());
  return Object.keys(tags)
    .filter((name, index) => names.indexOf(name.toLowerCase()) !== index)
    .map((name) => ({
      field: `tags.${name}`,
      received: name,
      right: "a name that no other tag has in other capitals",
    }));
};
