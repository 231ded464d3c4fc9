import { createHash } from "node:crypto";
import type { NamedResource } from "./azure-types/index.ts";
import { nameRules } from "./azure-types/index.ts";
import { refuseUnless } from "./errors.ts";

export type { NamedResource };

/** The parts of names. */
export interface DeploymentName {
  /** The deployment's name: lower-case letters, digits and dashes. */
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
    const { prefix, max, dashes = true, global = false } = nameRules[kind];
    const join = (parts: readonly string[]): string =>
      parts
        .filter((part) => part !== "")
        .join("-")
        .replaceAll(dashes ? /-+/g : /[^a-z0-9]/g, dashes ? "-" : "");
    const { name, environment } = this.deployment;
    const body = join([prefix, name, environment, purpose ?? ""]);
    const full = global ? join([body, this.#hash]) : body;
    if (full.length <= max) return full;
    // Cutting alone could make two names equal: the digest keeps what was cut off distinguishable.
    const digest = global ? this.#hash : "";
    const rest = createHash("sha256").update(body).digest("hex").slice(0, 4);
    const tail = `${rest}${digest}`;
    const room = max - tail.length - (dashes ? 1 : 0);
    return join([body.slice(0, room).replace(/-$/, ""), tail]);
  }
}
