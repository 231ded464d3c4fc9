import { createHash } from "node:crypto";
import { childId, resourceId, SUBSCRIPTION_ID, TENANT_ID } from "./resource-ids.ts";
import type { AttributeSchema } from "./schema.ts";
import type { ObjectValue, Value, TypeExpression } from "./values.ts";
import { dynamic, isUnknown, undynamic } from "./values.ts";

/** What only Azure knows, made up: plausible in shape and the same for the same resource in every run. */
export class Inventor {
  readonly #type: string;
  readonly #values: ObjectValue;
  readonly #seed: string;

  /** `values` are those of the whole resource, with unknowns where there is something to invent. */
  constructor(type: string, values: ObjectValue) {
    this.#type = type;
    this.#values = values;
    this.#seed = `${type} ${JSON.stringify(values, (_, value) => (isUnknown(value) ? undefined : value))}`;
  }

  attribute(path: string, name: string, { type, optional }: AttributeSchema): Value {
    // A collection that could have been set is empty when it was not; one that could not holds what Azure puts there.
    if (optional && isCollection(type)) return type[0] === "map" ? {} : [];
    return this.#value(path, name, type);
  }

  #value(path: string, name: string, type: TypeExpression): Value {
    if (type === "string") return this.#string(path, name);
    if (type === "number") return 1;
    if (type === "bool") return false;
    if (type === "dynamic") return this.#output();
    if (type[0] === "object")
      return Object.fromEntries(
        Object.entries(type[1]).map(([field, fieldType]) => [field, this.#value(`${path}.${field}`, field, fieldType)]),
      );
    return type[0] === "map" ? {} : [this.#value(`${path}.0`, name, type[1])];
  }

  #string(path: string, name: string): string {
    const guid = this.#guid(path);
    if (OWN_IDS.includes(path)) return resourceId(this.#type, this.#values, guid);
    const genuine = GENUINE[`${this.#type}.${path}`];
    if (genuine !== undefined) return genuine(this.#label(), guid);
    for (const [pattern, invent] of STRINGS) if (pattern.test(name)) return invent(this.#label(), guid);
    return `${name}-${guid.slice(0, 8)}`;
  }

  /** azapi exports the paths that were asked for, or the queries by their names. */
  #output(): Value {
    const asked = undynamic(this.#values.response_export_values) ?? [];
    if (!Array.isArray(asked)) return this.#answers(asked as ObjectValue);
    const root: OutputTree = new Map();
    for (const path of asked) grow(root, String(path).split("."));
    return dynamic(outputType(root), this.#outputValue(root, "output"));
  }

  /** Queries by names of the caller's choice; one that ends in `.id` finds a resource of the type. */
  #answers(queries: ObjectValue): Value {
    const found = Object.entries(queries).map(([name, query]): [string, string] => {
      const isId = String(query).endsWith(".id");
      return [name, isId ? childId(this.#values, this.#guid(name)) : this.#string(`output.${name}`, snakeCase(name))];
    });
    const type: TypeExpression = ["object", Object.fromEntries(found.map(([name]) => [name, "string"]))];
    return dynamic(type, Object.fromEntries(found));
  }

  #outputValue(tree: OutputTree, path: string): ObjectValue {
    return Object.fromEntries(
      [...tree].map(([name, child]) => [
        name,
        child.size > 0
          ? this.#outputValue(child, `${path}.${name}`)
          : (this.#prepared(`${path}.${name}`) ?? this.#string(`${path}.${name}`, snakeCase(name))),
      ]),
    );
  }

  /** Azure repeats in its answer what the request said. */
  #prepared(path: string): string | undefined {
    const said = path
      .split(".")
      .slice(1)
      .reduce<unknown>(
        (value, name) => (value as Record<string, unknown> | null)?.[name],
        undynamic(this.#values.body),
      );
    return typeof said === "string" || typeof said === "number" ? String(said) : undefined;
  }

  #label(): string {
    const { name } = this.#values;
    return typeof name === "string" ? name : this.#type;
  }

  #guid(path: string): string {
    const hex = createHash("sha256").update(`${this.#seed} ${path}`).digest("hex");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  }
}

/** Where a resource tells its own id; azapi also exports it and completes its target with it. */
const OWN_IDS = ["id", "output.id", "resource_id"];

type Invention = (label: string, guid: string) => string;

/** Values whose very spelling matters to who reads them: whether a URL ends with a slash, what a name ends with. */
export const GENUINE: Readonly<Record<string, Invention>> = {
  "azurerm_api_management.gateway_url": (label) => `https://${label}.azure-api.net`,
  "azurerm_api_management.gateway_regional_url": (label) => `https://${label}-westeurope-01.regional.azure-api.net`,
  "azurerm_application_insights.connection_string": (_, guid) =>
    `InstrumentationKey=${guid};IngestionEndpoint=https://westeurope-5.in.applicationinsights.azure.com/;LiveEndpoint=https://westeurope.livediagnostics.monitor.azure.com/;ApplicationId=${guid}`,
  "azurerm_cdn_frontdoor_endpoint.host_name": (label, guid) =>
    `${label}-${guid.slice(0, 16).replace("-", "")}.z01.azurefd.net`,
  "azurerm_cdn_frontdoor_profile.resource_guid": (_, guid) => guid,
  "azurerm_cognitive_account.endpoint": (label) => `https://${label}.cognitiveservices.azure.com/`,
  "azurerm_container_app.latest_revision_fqdn": (label, guid) =>
    `${label}--${guid.slice(0, 7)}.internal.westeurope.azurecontainerapps.io`,
  "azurerm_container_app.latest_revision_name": (label, guid) => `${label}--${guid.slice(0, 7)}`,
  "azurerm_container_app_environment.default_domain": (_, guid) =>
    `calmsea-${guid.slice(0, 8)}.westeurope.azurecontainerapps.io`,
  "azurerm_container_registry.login_server": (label) => `${label.toLowerCase()}.azurecr.io`,
  "azurerm_key_vault.vault_uri": (label) => `https://${label}.vault.azure.net/`,
  "azurerm_log_analytics_workspace.workspace_id": (_, guid) => guid,
  "azurerm_managed_redis.hostname": (label) => `${label}.westeurope.redis.azure.net`,
  "azurerm_storage_account.primary_blob_endpoint": (label) => `https://${label}.blob.core.windows.net/`,
  "azurerm_storage_account.primary_blob_host": (label) => `${label}.blob.core.windows.net`,
};

/** First match wins. */
const STRINGS: readonly (readonly [RegExp, Invention])[] = [
  [/^tenant_id$/, () => TENANT_ID],
  [/^subscription_id$/, () => SUBSCRIPTION_ID],
  [/_id$|^id$/, (_, guid) => guid],
  [/ip_address(es)?$|static_ip$/, () => "10.0.0.4"],
  [/ur[il]$|endpoint$/, (label) => `https://${label}.example.net/`],
  [/fqdn$|domain$|host(name)?$|login_server$/, (label) => `${label}.example.net`],
  [/location$/, () => "westeurope"],
  [/(date|time|expiry|_at)$/, () => "2030-01-01T00:00:00Z"],
];

type OutputTree = Map<string, OutputTree>;

const grow = (tree: OutputTree, [head, ...rest]: readonly string[]): void => {
  if (head === undefined || head === "*") return;
  const child: OutputTree = tree.get(head) ?? new Map();
  tree.set(head, child);
  grow(child, rest);
};

const outputType = (tree: OutputTree): TypeExpression => [
  "object",
  Object.fromEntries([...tree].map(([name, child]) => [name, child.size > 0 ? outputType(child) : "string"])),
];

const isCollection = (type: TypeExpression): type is readonly ["list" | "set" | "map", TypeExpression] =>
  Array.isArray(type) && type[0] !== "object";

const snakeCase = (name: string) => name.replace(/([a-z])([A-Z])/g, "$1_$2").toLowerCase();
