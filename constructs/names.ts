import { createHash } from "node:crypto";
import { refuseUnless } from "./errors.ts";

interface NameRule {
  /** Cloud Adoption Framework abbreviation. */
  readonly prefix: string;
  readonly max: number;
  /** Services that allow letters and digits only get their parts joined without dashes. */
  readonly dashes: boolean;
  /**
   * Names that are unique beyond the subscription, in the tenant or in all of Azure, get a hash of the deployment, so that two teams that call theirs
   * alike do not collide.
   */
  readonly global: boolean;
}

/** https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
export const nameRules = {
  resourceGroup: { prefix: "rg", max: 90, dashes: true, global: false },
  virtualNetwork: { prefix: "vnet", max: 64, dashes: true, global: false },
  subnet: { prefix: "snet", max: 80, dashes: true, global: false },
  networkSecurityGroup: { prefix: "nsg", max: 80, dashes: true, global: false },
  natGateway: { prefix: "ng", max: 80, dashes: true, global: false },
  publicIp: { prefix: "pip", max: 80, dashes: true, global: false },
  routeTable: { prefix: "rt", max: 80, dashes: true, global: false },
  firewall: { prefix: "afw", max: 56, dashes: true, global: false },
  firewallPolicy: { prefix: "afwp", max: 80, dashes: true, global: false },
  flowLog: { prefix: "fl", max: 80, dashes: true, global: false },
  privateEndpoint: { prefix: "pep", max: 64, dashes: true, global: false },
  identity: { prefix: "id", max: 128, dashes: true, global: false },
  resourceApplication: { prefix: "api", max: 120, dashes: true, global: true },
  clientApplication: { prefix: "client", max: 120, dashes: true, global: true },
  keyVault: { prefix: "kv", max: 24, dashes: true, global: true },
  encryptionKey: { prefix: "key", max: 127, dashes: true, global: false },
  signingKey: { prefix: "sign", max: 127, dashes: true, global: false },
  registry: { prefix: "cr", max: 50, dashes: false, global: true },
  cognitiveAccount: { prefix: "cs", max: 64, dashes: true, global: true },
  languageAccount: { prefix: "lang", max: 64, dashes: true, global: true },
  containerEnvironment: { prefix: "cae", max: 60, dashes: true, global: false },
  containerApp: { prefix: "ca", max: 32, dashes: true, global: false },
  containerJob: { prefix: "caj", max: 32, dashes: true, global: false },
  redis: { prefix: "redis", max: 60, dashes: true, global: true },
  apiManagement: { prefix: "apim", max: 50, dashes: true, global: true },
  frontDoor: { prefix: "afd", max: 46, dashes: true, global: true },
  wafPolicy: { prefix: "waf", max: 128, dashes: false, global: false },
  workspace: { prefix: "log", max: 63, dashes: true, global: false },
  applicationInsights: { prefix: "appi", max: 255, dashes: true, global: false },
  privateLinkScope: { prefix: "ampls", max: 255, dashes: true, global: false },
  storageAccount: { prefix: "st", max: 24, dashes: false, global: true },
  dataExport: { prefix: "export", max: 63, dashes: true, global: false },
  diagnosticSetting: { prefix: "diag", max: 260, dashes: true, global: false },
  actionGroup: { prefix: "ag", max: 260, dashes: true, global: false },
  dataCollectionEndpoint: { prefix: "dce", max: 44, dashes: true, global: false },
  dataCollectionRule: { prefix: "dcr", max: 64, dashes: true, global: false },
  apiCenter: { prefix: "apic", max: 90, dashes: true, global: true },
  securityExport: { prefix: "export", max: 90, dashes: true, global: false },
  purview: { prefix: "pview", max: 63, dashes: true, global: true },
  workflow: { prefix: "logic", max: 43, dashes: true, global: false },
  alert: { prefix: "alert", max: 255, dashes: true, global: false },
} as const satisfies Record<string, NameRule>;

/** A kind of resource that gets a name from the deployment. */
export type NamedResource = keyof typeof nameRules;

/** What names are made from. */
export interface DeploymentName {
  /** What the deployment is called, lower-case letters, digits and dashes. */
  readonly name: string;
  /** For example `dev` or `prod`. */
  readonly environment: string;
  /**
   * Changes every globally unique name. For the day on which a name is still held by the soft-deleted resource of an earlier deployment.
   * @default - none
   */
  readonly salt?: string;
  /**
   * Keeps the globally unique names of two subscriptions apart.
   * @default - none
   */
  readonly subscriptionId?: string;
}

/**
 * Gives every resource of a deployment its name: the same input gives the same name, independent of the rest of the deployment.
 *
 * @example
 * const naming = new Naming({ name: "orders", environment: "prod" });
 * naming.of("keyVault"); // kv-orders-prod-…, the same for the same deployment
 */
export class Naming {
  readonly deployment: DeploymentName;
  readonly #hash: string;

  constructor(deployment: DeploymentName) {
    for (const field of ["name", "environment"] as const) {
      refuseUnless(/^[a-z][a-z0-9-]{0,18}[a-z0-9]$/.test(deployment[field]), "NAME_INVALID", {
        field,
        received: deployment[field],
        expected: "2 to 20 lower-case letters, digits and dashes, beginning with a letter and not ending with a dash",
      });
    }
    this.deployment = deployment;
    this.#hash = createHash("sha256")
      .update(
        JSON.stringify([
          deployment.name,
          deployment.environment,
          deployment.salt ?? "",
          deployment.subscriptionId ?? "",
        ]),
      )
      .digest("hex")
      .slice(0, 6);
  }

  /** The name of a resource, with a purpose where a deployment holds several of its kind. */
  of(kind: NamedResource, purpose?: string): string {
    const rule: NameRule = nameRules[kind];
    const join = (parts: readonly string[]): string =>
      parts
        .filter((part) => part !== "")
        .join("-")
        .replaceAll(rule.dashes ? /-+/g : /[^a-z0-9]/g, rule.dashes ? "-" : "");
    const { name, environment } = this.deployment;
    const body = join([rule.prefix, name, environment, purpose ?? ""]);
    const full = rule.global ? join([body, this.#hash]) : body;
    if (full.length <= rule.max) return full;
    // Cutting alone could make two names equal: the digest keeps what was cut off distinguishable.
    const digest = rule.global ? this.#hash : "";
    const rest = createHash("sha256").update(body).digest("hex").slice(0, 4);
    const tail = `${rest}${digest}`;
    const room = rule.max - tail.length - (rule.dashes ? 1 : 0);
    return join([body.slice(0, room).replace(/-$/, ""), tail]);
  }
}
