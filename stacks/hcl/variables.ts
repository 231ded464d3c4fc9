import type { ResolvedConfig } from "../resolved.ts";
import { parts } from "./template.ts";

/** What the configuration decided and a team can decide anew without TypeScript. */
export interface Variable {
  readonly name: string;
  readonly description: string;
  readonly value: string;
}

const named = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");

/**
 * The values that stand in the stacks as they were written. Names of resources, and all else that was derived from the configuration, are not among them:
 * those are made by the program, and written out in full.
 */
export const variablesOf = (config: ResolvedConfig): readonly Variable[] => {
  const candidates: Variable[] = [
    {
      name: "subscription_id",
      description: "The subscription that the resources are in",
      value: config.subscriptionId,
    },
    { name: "tenant_id", description: "The Entra tenant whose tokens are accepted", value: config.tenantId },
    { name: "location", description: "The Azure region", value: config.location },
    ...config.alerts.emails.map((value, index) => ({
      name: `alert_email_${index + 1}`,
      description: "An address that receives alerts",
      value,
    })),
    ...config.clients.map(({ name, clientId }) => ({
      name: `client_${named(name)}`,
      description: `The client id of ${name}, whose tokens are accepted`,
      value: clientId,
    })),
    ...config.servers.flatMap(({ name, image, url, users, approvers = [] }) => [
      ...(image === undefined
        ? []
        : [
            {
              name: `${named(name)}_image`,
              description: `The image of the server ${name}, by its digest`,
              value: image,
            },
          ]),
      ...(url === undefined
        ? []
        : [{ name: `${named(name)}_url`, description: `Where the server ${name} runs`, value: url }]),
      ...users.map((group) => ({
        name: `${named(name)}_users_${named(group.name)}`,
        description: `The object id of the group ${group.name}, which may use the server ${name}`,
        value: group.objectId,
      })),
      ...approvers.map((group) => ({
        name: `${named(name)}_approvers_${named(group.name)}`,
        description: `The object id of the group ${group.name}, which may approve calls of the server ${name}`,
        value: group.objectId,
      })),
    ]),
  ];
  // A value that stands twice in the configuration has one variable: a reader cannot see afterwards which of the two was meant.
  return candidates.filter(({ value }, index) => candidates.findIndex((one) => one.value === value) === index);
};

/** Puts variables in the place of their values, wherever those stand as a whole: between characters that cannot be part of such a value. */
export const substituted = <T>(value: T, variables: readonly Variable[], used: Set<string>): T => {
  if (typeof value === "string") return inText(value, variables, used) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => substituted(item, variables, used)) as T;
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, substituted(item, variables, used)] as const);
  return Object.fromEntries(entries) as T;
};

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");

const inText = (template: string, variables: readonly Variable[], used: Set<string>): string =>
  parts(template)
    .map(({ code, text }) => {
      if (code) return text;
      return variables.reduce((rest, { name, value }) => {
        const whole = new RegExp(`(?<![\\w@.-])${escaped(value)}(?![\\w@-])(?!\\.\\w)`, "g");
        return rest.replaceAll(whole, () => {
          used.add(name);
          return `\${var.${name}}`;
        });
      }, text);
    })
    .join("");
