// Of all that the stacks would create: what computes, what it reaches, and by which way.
/** @import { Architecture, ArchitectureNode } from "../console/architecture.ts" */

/**
 * @typedef {object} Place
 * @property {string} id
 * @property {string} label
 * @property {string} name
 * @property {boolean} isPrivate
 */

/**
 * @typedef {object} Network
 * @property {string} name
 * @property {boolean} isGuarded by a security group
 * @property {boolean} isNatted
 */

/**
 * @typedef {Place & { network?: Network }} Compute
 */

/**
 * @typedef {object} Reach
 * @property {string} by id of the gateway or a server, or the name of another identity
 * @property {readonly string[]} rights
 */

/**
 * @typedef {Place & { hasEndpoint: boolean, reachedBy: readonly Reach[] }} Service
 */

/**
 * @typedef {object} Landscape
 * @property {Place | undefined} edge
 * @property {Place | undefined} directory
 * @property {Compute} gateway
 * @property {readonly Compute[]} servers those that run here, in the order of the stacks
 * @property {readonly string[]} elsewhere names of servers that are published here and run elsewhere
 * @property {Network | undefined} endpoints where private endpoints stand
 * @property {readonly Service[]} services
 * @property {string | undefined} permission by which the gateway may call the server
 * @property {number} zones
 * @property {number} resources
 * @property {number} stacks
 */

/** What a service is for, by type; the order is that of the drawing. @type {Readonly<Record<string, string>>} */
const services = {
  azurerm_key_vault: "Key Vault",
  azurerm_cognitive_account: "Azure AI",
  azurerm_managed_redis: "Managed Redis",
  azurerm_storage_account: "Storage",
  azurerm_container_registry: "Container Registry",
  azurerm_application_insights: "Application Insights",
  azurerm_log_analytics_workspace: "Log Analytics",
};

/** @param {ArchitectureNode} node the last word of where it was constructed that says something */
const nameOf = ({ path }) => path.split("/").findLast((word) => word !== "Resource" && word !== "Identity") ?? path;

/**
 * @param {Architecture} architecture
 * @returns {Landscape | undefined} nothing when there is no gateway or no server to draw
 */
export const landscapeOf = ({ nodes, edges, rights, stacks }) => {
  /** @param {string} type */
  const ofType = (type) => nodes.filter((node) => node.type === type);
  /** @param {string} id */
  const nodeOf = (id) => nodes.find((node) => node.id === id);
  /**
   * @param {string} from
   * @param {string} argument or what it begins with
   */
  const targets = (from, argument) =>
    edges.flatMap((edge) => (edge.from === from && edge.argument.startsWith(argument) ? [edge.to] : []));
  /**
   * @param {string} to
   * @param {string} type
   */
  const referrers = (to, type) =>
    edges.flatMap((edge) => (edge.to === to && nodeOf(edge.from)?.type === type ? [edge.from] : []));

  const [gateway] = ofType("azurerm_api_management");
  const apps = ofType("azurerm_container_app");
  if (!gateway || apps.length === 0) return undefined;

  /**
   * @param {readonly string[]} ids
   * @returns {Network | undefined}
   */
  const networkOf = (ids) => {
    const subnet = ids.map(nodeOf).find((node) => node?.type === "azurerm_subnet");
    return (
      subnet && {
        name: nameOf(subnet),
        isGuarded: referrers(subnet.id, "azurerm_subnet_network_security_group_association").length > 0,
        isNatted: referrers(subnet.id, "azurerm_subnet_nat_gateway_association").length > 0,
      }
    );
  };

  /**
   * @param {ArchitectureNode} node
   * @param {string} label
   * @returns {Place}
   */
  const place = (node, label) => ({ id: node.id, label, name: nameOf(node), isPrivate: node.exposure === "private" });

  /** Each server has a stack, and the platform's ends in its name. @param {string} stack */
  const ownName = (stack) => {
    const prefix = gateway.stack.replace(/platform$/, "");
    return stack.startsWith(prefix) ? stack.slice(prefix.length) : stack;
  };
  /** @param {ArchitectureNode} app */
  const environmentOf = (app) => targets(app.id, "container_app_environment_id").map(nodeOf)[0];
  const gatewayNetwork = networkOf(targets(gateway.id, "virtual_network_configuration"));
  const homes = new Set(apps.map(({ stack }) => stack));
  const elsewhere = ofType("azuread_application")
    .map(({ stack }) => stack)
    .filter((stack) => !homes.has(stack) && stack !== gateway.stack && ownName(stack) !== stack);

  /** The service that something is a part of. @param {string} id */
  const serviceWith = (id) => {
    const own = nodeOf(id);
    if (own && own.type in services) return id;
    return edges.find(({ from, to }) => from === id && (nodeOf(to)?.type ?? "") in services)?.to;
  };
  const holders = [gateway, ...apps].map(({ id }) => ({ by: id, compute: id, identities: targets(id, "identity") }));
  const known = holders.flatMap(({ identities }) => identities);
  const others = ofType("azurerm_user_assigned_identity").filter(({ id }) => !known.includes(id));
  /**
   * @param {string} service
   * @returns {readonly Reach[]}
   */
  const reachOf = (service) => {
    /** @param {readonly string[]} identities */
    const held = (identities) => [
      ...new Set(
        rights.flatMap(({ who, whom, role }) =>
          identities.includes(who) && serviceWith(whom) === service ? [role] : [],
        ),
      ),
    ];
    return [
      ...holders.flatMap(({ by, compute, identities }) => {
        const roles = held(identities);
        const isNamed = [...targets(compute, "template.container.env"), ...targets(compute, "registry")].includes(
          service,
        );
        return roles.length > 0 || isNamed ? [{ by, rights: roles }] : [];
      }),
      ...others.flatMap((identity) => {
        const roles = held([identity.id]);
        return roles.length > 0 ? [{ by: nameOf(identity), rights: roles }] : [];
      }),
    ];
  };

  // Azure Monitor is private through a scope that several resources share.
  const scoped = new Set(
    ofType("azurerm_monitor_private_link_scope")
      .filter(({ privateEndpoint }) => privateEndpoint)
      .flatMap(({ id }) => referrers(id, "azurerm_monitor_private_link_scoped_service"))
      .flatMap((id) => targets(id, "linked_resource_id")),
  );
  const endpointSubnets = ofType("azurerm_private_endpoint").flatMap(({ id }) => targets(id, "subnet_id"));
  const [edge] = ofType("azurerm_cdn_frontdoor_profile");
  const [directory] = ofType("azuread_application");
  const permission = ofType("azuread_app_role_assignment")
    .map(({ path }) => /([\w.]+) to \S+$/.exec(path)?.[1])
    .find((role) => role?.startsWith("Gateway"));

  return {
    edge: edge && place(edge, "Front Door"),
    directory: directory && place(directory, "Entra ID"),
    gateway: { ...place(gateway, "API Management"), ...(gatewayNetwork && { network: gatewayNetwork }) },
    servers: apps.map((app) => {
      const environment = environmentOf(app);
      const network = environment && networkOf(targets(environment.id, "infrastructure_subnet_id"));
      return {
        ...place(app, "Container App"),
        ...(apps.length > 1 && { name: ownName(app.stack) }),
        // An app is as open as the environment that it runs in.
        isPrivate: environment?.exposure === "private" || app.exposure === "private",
        ...(network && { network }),
      };
    }),
    elsewhere: [...new Set(elsewhere)].map(ownName),
    endpoints: networkOf(endpointSubnets),
    services: Object.entries(services).flatMap(([type, label]) =>
      ofType(type).map((node) => {
        const hasEndpoint = node.privateEndpoint === true || scoped.has(node.id);
        const { isPrivate, ...rest } = place(node, label);
        return { ...rest, isPrivate: isPrivate || scoped.has(node.id), hasEndpoint, reachedBy: reachOf(node.id) };
      }),
    ),
    permission,
    zones: ofType("azurerm_private_dns_zone").length,
    resources: nodes.length,
    stacks: stacks.length,
  };
};
