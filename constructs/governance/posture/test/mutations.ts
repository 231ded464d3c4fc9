// Long: a table, one mutation for each posture rule.
import type { SecureArgument } from "../../../azure-types/index.ts";
import type { AppSource } from "../graph.ts";
import type { Rule } from "../rule.ts";
import { keyAccess } from "../rules/arguments/key-access.ts";
import { publicAccess } from "../rules/arguments/public-access.ts";
import { secureDefaults } from "../rules/arguments/secure-defaults.ts";
import { tls } from "../rules/arguments/tls.ts";

type Block = Record<string, unknown>;
type Named = Record<string, Block>;

interface MutableStack {
  resource?: Record<string, Named>;
  output?: Named;
}

/** One change for the worse, and the rules that must notice it, and no others. */
interface Mutation {
  readonly what: string;
  readonly fails: readonly string[];
  /** Changes the app; false when it has nothing to change. */
  apply(app: Record<string, MutableStack>): boolean;
}

const comparesFrontDoor = 'GetValueOrDefault("X-Azure-FDID"';

/** The app with one thing flipped; undefined when it has nothing to flip. */
export const mutate = (app: AppSource, { apply }: Mutation): AppSource | undefined => {
  const copy = structuredClone(app) as Record<string, MutableStack>;
  return apply(copy) ? (copy as AppSource) : undefined;
};

interface Found {
  readonly stack: MutableStack;
  readonly named: Named;
  readonly name: string;
  readonly block: Block;
}

const find = (
  app: Record<string, MutableStack>,
  type: string,
  suits: (block: Block) => boolean = () => true,
): Found | undefined => {
  for (const stack of Object.values(app)) {
    const named = stack.resource?.[type] ?? {};
    for (const [name, block] of Object.entries(named)) if (suits(block)) return { stack, named, name, block };
  }
  return undefined;
};

const change =
  (type: string, spoil: (found: Found) => void, suits?: (block: Block) => boolean) =>
  (app: Record<string, MutableStack>): boolean => {
    const found = find(app, type, suits);
    if (found) spoil(found);
    return found !== undefined;
  };

const set = (type: string, properties: Block, suits?: (block: Block) => boolean) =>
  change(type, ({ block }) => Object.assign(block, properties), suits);

const everywhere = (type: string, properties: Block) => (app: Record<string, MutableStack>) => {
  const blocks = Object.values(app).flatMap(({ resource }) => Object.values(resource?.[type] ?? {}));
  for (const block of blocks) Object.assign(block, properties);
  return blocks.length > 0;
};

/** Adds a resource beside one of a type. */
const beside = (type: string, added: string, block: (found: Found) => Block) =>
  change(type, (found) => {
    ((found.stack.resource ??= {})[added] ??= {})["planted"] = block(found);
  });

const described = (text: string) => set("azurerm_resource_group", { managed_by: text });

const output = (name: string, value: string) => (app: Record<string, MutableStack>) => {
  const stack = Object.values(app)[0];
  if (stack) (stack.output ??= {})[name] = { value };
  return stack !== undefined;
};

const secondBearer = change("azurerm_container_app", ({ named, block }) => {
  named["planted"] = structuredClone(block);
});

/** The identity as a component of another stack bears it. */
const fromOutput = (app: Record<string, MutableStack>, { stack }: Found, name: string): Block => {
  const [at = ""] = Object.entries(app).find(([, each]) => each === stack) ?? [];
  (stack.output ??= {})[name] = { value: `\${azurerm_user_assigned_identity.${name}.id}`, sensitive: true };
  return {
    type: "UserAssigned",
    identity_ids: [`\${data.terraform_remote_state.cross-stack-reference-input-${at}.outputs.${name}}`],
  };
};

const listed = (block: Block, name: string): unknown[] => [block[name] ?? []].flat();

/** The gateway's endpoint is not what the rule about endpoints counts. */
const isToService = (block: Block): boolean => !JSON.stringify(block).includes("azurerm_api_management");

const put = (block: Block, [name, ...rest]: readonly string[], value: unknown): void => {
  if (name === undefined) return;
  if (rest.length === 0) {
    block[name] = value;
    return;
  }
  const inner = [block[name] ?? {}].flat() as Block[];
  for (const each of inner) put(each, rest, value);
  block[name] = inner;
};

const single: readonly Mutation[] = [
  {
    what: "the gateway is left open",
    fails: ["gateway-access"],
    apply: change(
      "azapi_update_resource",
      ({ block }) => put(block, ["body", "properties", "publicNetworkAccess"], "Enabled"),
      (block) => JSON.stringify(block).includes('"publicNetworkAccess":"Disabled"'),
    ),
  },
  {
    what: "a private endpoint leads to the wrong part",
    fails: ["private-endpoint"],
    apply: change(
      "azurerm_private_endpoint",
      ({ block }) => {
        for (const connection of listed(block, "private_service_connection"))
          (connection as Block)["subresource_names"] = ["other"];
      },
      isToService,
    ),
  },
  {
    what: "a private endpoint has no zone",
    fails: ["endpoint-zone"],
    apply: set("azurerm_private_endpoint", { private_dns_zone_group: undefined }),
  },
  {
    what: "groups do not apply to endpoints",
    fails: ["endpoint-subnet"],
    apply: everywhere("azurerm_subnet", { private_endpoint_network_policies: "Disabled" }),
  },
  {
    what: "a zone has no link",
    fails: ["zone-link"],
    apply: set("azurerm_private_dns_zone_virtual_network_link", { private_dns_zone_name: "planted" }),
  },
  {
    what: "a subnet has two security groups",
    fails: ["subnet-security-group"],
    apply: change("azurerm_subnet_network_security_group_association", ({ named, block }) => {
      named["planted"] = { ...block };
    }),
  },
  {
    what: "a subnet is not used",
    fails: ["subnet-used"],
    apply: change("azurerm_subnet_network_security_group_association", ({ stack, named, block }) => {
      const subnets = stack.resource!["azurerm_subnet"]!;
      subnets["planted"] = structuredClone(Object.values(subnets)[0]!);
      named["planted"] = { ...block, subnet_id: "${azurerm_subnet.planted.id}" };
    }),
  },
  {
    what: "port 22 is open to the internet",
    fails: ["open-network"],
    apply: change("azurerm_network_security_group", ({ block }) => {
      const rule = {
        name: "planted",
        access: "Allow",
        direction: "Inbound",
        priority: 100,
        source_address_prefix: "*",
      };
      const all = {
        ...rule,
        destination_address_prefix: "*",
        destination_port_range: "22",
        description: "planted for a test",
      };
      block["security_rule"] = [...listed(block, "security_rule"), all];
    }),
  },
  {
    what: "a security group refuses nothing at its end",
    fails: ["deny-by-default"],
    apply: change("azurerm_network_security_group", ({ block }) => {
      block["security_rule"] = listed(block, "security_rule").filter((rule) => (rule as Block)["access"] !== "Deny");
    }),
  },
  {
    what: "an application has a password",
    fails: ["forbidden-type"],
    apply: beside("azuread_application", "azuread_application_password", ({ name }) => ({
      application_id: `\${azuread_application.${name}.id}`,
    })),
  },
  {
    what: "a name of Front Door is beside the firewall",
    fails: ["edge-firewall"],
    apply: set("azurerm_cdn_frontdoor_security_policy", { security_policies: {} }),
  },
  {
    what: "an API takes requests that went around Front Door",
    fails: ["edge-firewall"],
    apply: change(
      "azurerm_api_management_api_policy",
      ({ block }) => {
        block["xml_content"] = String(block["xml_content"]).replaceAll(comparesFrontDoor, "");
      },
      ({ xml_content: xml }) => String(xml).includes(comparesFrontDoor),
    ),
  },
  {
    what: "services pass a vault without keys",
    fails: ["vault-bypass"],
    apply: change(
      "azurerm_key_vault",
      ({ block }) => put(block, ["network_acls", "bypass"], "AzureServices"),
      (block) => JSON.stringify(block).includes('"bypass":"None"'),
    ),
  },
  {
    what: "a key never ends",
    fails: ["key-rotation"],
    apply: change(
      "azapi_resource_action",
      ({ block }) => put(block, ["body", "properties", "attributes", "exp"], undefined),
      ({ type }) => String(type).startsWith("Microsoft.KeyVault/vaults/keys@"),
    ),
  },
  {
    what: "a key is written down",
    fails: ["literal-secret"],
    apply: described("AccountKey=abcdefghijklmnopqrstuvwxyz0123456789=="),
  },
  { what: "an output is a secret", fails: ["secret-output"], apply: output("admin_password", "planted") },
  {
    what: "a container app holds a secret",
    fails: ["container-secrets"],
    apply: set("azurerm_container_app", { secret: [{ name: "planted", value: "planted" }] }),
  },
  {
    what: "a principal is Owner",
    fails: ["role-narrow"],
    apply: set("azurerm_role_assignment", { role_definition_name: "Owner" }),
  },
  {
    what: "a right is on a resource group",
    fails: ["role-scope"],
    apply: set("azurerm_role_assignment", { scope: "/subscriptions/s/resourceGroups/rg" }),
  },
  {
    what: "an activation needs no approval",
    fails: ["eligible-role"],
    apply: change("azurerm_role_management_policy", ({ block }) =>
      put(block, ["activation_rules", "require_approval"], false),
    ),
  },
  {
    what: "a policy excludes no account for emergencies",
    fails: ["conditional-access"],
    apply: change(
      "azuread_conditional_access_policy",
      ({ block }) => put(block, ["conditions", "users", "excluded_groups"], []),
      (block) => !JSON.stringify(block).includes('"None"'),
    ),
  },
  { what: "two components share an identity", fails: ["identity-shared", "servers-apart"], apply: secondBearer },
  {
    what: "another server reads the vault",
    fails: ["servers-apart"],
    apply: (app) => {
      const planted = "planted";
      const server = find(app, "azurerm_container_app");
      const right = find(app, "azurerm_role_assignment");
      const identity = find(app, "azurerm_user_assigned_identity");
      if (!server || !right || !identity) return false;
      identity.named[planted] = structuredClone(identity.block);
      server.named[planted] = { ...structuredClone(server.block), identity: fromOutput(app, identity, planted) };
      right.named[planted] = {
        ...right.block,
        principal_id: `\${azurerm_user_assigned_identity.${planted}.principal_id}`,
      };
      return true;
    },
  },
  {
    what: "an endpoint takes tokens for another",
    fails: ["endpoints-apart"],
    apply: change("azurerm_api_management_api_policy", ({ named, block }) => {
      named["planted"] = structuredClone(block);
    }),
  },
  {
    what: "an endpoint asks for no right",
    fails: ["gateway-stages"],
    apply: change("azurerm_api_management_api_policy", ({ block }) => {
      block["xml_content"] = String(block["xml_content"]).replace('id="right"', "");
    }),
  },
  {
    what: "a redirect goes anywhere",
    fails: ["redirect-uri"],
    apply: set("azuread_application", { public_client: { redirect_uris: ["https://*.example.com"] } }),
  },
  {
    what: "an image is pinned to a tag",
    fails: ["image-digest"],
    apply: change("azurerm_container_app", ({ block }) => {
      for (const template of listed(block, "template")) {
        for (const container of listed(template as Block, "container"))
          (container as Block)["image"] = "registry.example/server:latest";
      }
    }),
  },
  {
    what: "a resource does not log",
    fails: ["diagnostics"],
    apply: set("azurerm_monitor_diagnostic_setting", { target_resource_id: "/planted" }),
  },
  {
    what: "the gateway logs bodies",
    fails: ["logged-bodies"],
    apply: change(
      "azapi_resource_action",
      ({ block }) => {
        const { properties } = block["body"] as { properties: { frontend: { response: { body: Block } } } };
        properties.frontend.response.body["bytes"] = 8192;
      },
      ({ type }) => /\/diagnostics@/.test(String(type)),
    ),
  },
  { what: "a resource has no tags", fails: ["tags"], apply: set("azurerm_key_vault", { tags: {} }) },
  {
    what: "changes of a firewall are ignored",
    fails: ["ignored-changes"],
    apply: set("azurerm_key_vault", { lifecycle: { ignore_changes: ["network_acls"] } }),
  },
  {
    what: "an old name is used",
    fails: ["deprecated"],
    apply: set("azurerm_key_vault", { enable_rbac_authorization: true }),
  },
  {
    what: "a reference leads nowhere",
    fails: ["undeclared-reference"],
    apply: described("${azurerm_key_vault.planted.id}"),
  },
  { what: "a placeholder is left", fails: ["leaked-token"], apply: described("${TfToken[TOKEN.4]}") },
  { what: "a path of the machine is left", fails: ["machine-path"], apply: described("/home/a-user/project") },
  { what: "a value depends on the time", fails: ["clock"], apply: described("${timestamp()}") },
  {
    what: "an app is external in a public environment",
    fails: ["container-ingress", "public-access"],
    apply: set("azurerm_container_app_environment", { internal_load_balancer_enabled: false }),
  },
];

const spoiled = (rule: Rule, row: SecureArgument): Mutation => {
  const names = row.argument.split(".");
  return {
    what: `${row.type}.${row.argument} is not as it must be`,
    fails: [rule.id],
    apply: change(
      row.type,
      ({ block }) => put(block, names, unsafe(row)),
      (block) => row.within === undefined || reaches(block, row.within),
    ),
  };
};

const unsafe = ({ want, byDefault }: SecureArgument): unknown => {
  if ("stated" in want) return undefined;
  if ("is" in want && typeof want.is === "boolean") return !want.is;
  return byDefault !== undefined &&
    !("is" in want && JSON.stringify(want.is) === JSON.stringify(byDefault)) &&
    !("oneOf" in want)
    ? undefined
    : "unsafe";
};

/** Every row of the argument tables, each turned to what it must not be. */
const rows: readonly Mutation[] = [publicAccess, keyAccess, tls, secureDefaults].flatMap((rule) =>
  rule.table
    .filter(
      ({ type, argument }) =>
        `${type}.${argument}` !== "azurerm_container_app_environment.internal_load_balancer_enabled",
    )
    .map((row) => spoiled(rule, row)),
);

const reaches = (block: Block, path: string): boolean =>
  path.split(".").reduce<unknown>((value, name) => [(value as Block | undefined)?.[name]].flat()[0], block) !==
  undefined;

export const mutations: readonly Mutation[] = [...single, ...rows];
