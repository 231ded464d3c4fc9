import type { Json, PolicyDefinition } from "@mcp-landing-zone/governance/guardrails";
import type { Azure } from "../../azure/azure.ts";

const version = "2023-04-01";

/** One definition in force on the subscription, with the values that its assignment gives it. */
export interface AssignedPolicy {
  readonly assignmentId: string;
  readonly assignment: string;
  /** Its name inside of an initiative; an exemption may name it alone. */
  readonly reference: string | undefined;
  /** The last part of its id: what the table of answers is keyed by. */
  readonly definitionId: string;
  readonly definition: PolicyDefinition;
  readonly parameters: Readonly<Record<string, Json>>;
}

type Given = Readonly<Record<string, { readonly value?: Json }>>;

interface Assignment {
  readonly id: string;
  readonly name: string;
  readonly properties: {
    readonly displayName?: string;
    readonly policyDefinitionId: string;
    readonly enforcementMode?: string;
    readonly notScopes?: readonly string[];
    readonly parameters?: Given;
  };
}

type Parameters = Readonly<Record<string, { readonly defaultValue?: Json }>>;

interface Definition {
  readonly name: string;
  readonly properties: Omit<PolicyDefinition, "name" | "parameters"> & { readonly parameters?: Parameters };
}

interface Initiative {
  readonly properties: {
    readonly parameters?: Parameters;
    readonly policyDefinitions: readonly {
      readonly policyDefinitionId: string;
      readonly policyDefinitionReferenceId: string;
      readonly parameters?: Given;
    }[];
  };
}

interface Exemption {
  readonly properties: {
    readonly policyAssignmentId: string;
    readonly policyDefinitionReferenceIds?: readonly string[];
    readonly expiresOn?: string;
  };
}

/** Definitions asked for at once: a landing zone assigns hundreds. */
const atOnce = 8;

const last = (id: string): string => id.slice(id.lastIndexOf("/") + 1);
const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The values of parameters: what was given, else what the definition has for it. */
const valuesOf = (parameters: Parameters = {}, given: Given = {}): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(parameters).flatMap(([name, { defaultValue }]) => {
      const value = given[name]?.value ?? defaultValue;
      return value === undefined ? [] : [[name, value] as const];
    }),
  );

/** An initiative hands its own values on by name: `[parameters('effect')]`. */
const handedOn = (given: Given = {}, outer: Readonly<Record<string, Json>>): Given =>
  Object.fromEntries(
    Object.entries(given).map(([name, { value }]) => {
      const [, asked] = typeof value === "string" ? (/^\[parameters\('([^']+)'\)\]$/i.exec(value) ?? []) : [];
      const handed = asked === undefined ? value : outer[asked];
      return [name, handed === undefined ? {} : { value: handed }];
    }),
  );

const eachOf = async <T, U>(items: readonly T[], use: (item: T) => Promise<U>): Promise<readonly U[]> => {
  const done: U[] = [];
  for (let at = 0; at < items.length; at += atOnce)
    done.push(...(await Promise.all(items.slice(at, at + atOnce).map(use))));
  return done;
};

/** Every definition that is enforced where the deployment will be, without what is exempted already. */
export const assignedPolicies = async (
  azure: Azure,
  subscriptionId: string,
  resourceGroup: string,
  now: number,
): Promise<readonly AssignedPolicy[]> => {
  const scope = `/subscriptions/${subscriptionId}`;
  const list = <T>(what: string, listVersion: string): Promise<readonly T[]> =>
    azure.list<T>(
      `${scope}/providers/Microsoft.Authorization/${what}?$filter=${encodeURIComponent("atScope()")}`,
      listVersion,
    );
  const exemptions = (await list<Exemption>("policyExemptions", "2022-07-01-preview")).filter(
    ({ properties }) => properties.expiresOn === undefined || Date.parse(properties.expiresOn) > now,
  );
  const group = `${scope}/resourceGroups/${resourceGroup}`;
  const inForce = (await list<Assignment>("policyAssignments", version)).filter(
    ({ properties }) =>
      properties.enforcementMode !== "DoNotEnforce" &&
      !(properties.notScopes ?? []).some((excluded) => same(excluded, scope) || same(excluded, group)),
  );
  const read = async <T>(id: string): Promise<T> => {
    const { status, body } = await azure.arm(id, version);
    if (status !== 200) throw new Error(`${id}: Azure answered ${status}`);
    return body as T;
  };
  const definitions = new Map<string, Promise<Definition>>();
  const definitionOf = (id: string): Promise<Definition> => {
    const known = definitions.get(id.toLowerCase()) ?? read<Definition>(id);
    definitions.set(id.toLowerCase(), known);
    return known;
  };
  const policies = await eachOf(inForce, async ({ id, name, properties }): Promise<readonly AssignedPolicy[]> => {
    const { policyDefinitionId, parameters } = properties;
    const policy = async (definitionId: string, given: Given, reference?: string): Promise<AssignedPolicy> => {
      const { name: definitionName, properties: definition } = await definitionOf(definitionId);
      return {
        assignmentId: id,
        assignment: properties.displayName ?? name,
        reference,
        definitionId: last(definitionId),
        definition: {
          ...definition,
          name: definitionName,
          parameters: (definition.parameters ?? {}) as PolicyDefinition["parameters"],
        },
        parameters: valuesOf(definition.parameters, given),
      };
    };
    if (!/\/policySetDefinitions\//i.test(policyDefinitionId))
      return [await policy(policyDefinitionId, parameters ?? {})];
    const { properties: initiative } = await read<Initiative>(policyDefinitionId);
    const outer = valuesOf(initiative.parameters, parameters);
    return eachOf(initiative.policyDefinitions, (member) =>
      policy(member.policyDefinitionId, handedOn(member.parameters, outer), member.policyDefinitionReferenceId),
    );
  });
  const isExempt = ({ assignmentId, reference }: AssignedPolicy): boolean =>
    exemptions.some(({ properties: { policyAssignmentId, policyDefinitionReferenceIds: references = [] } }) => {
      const covers =
        references.length === 0 || (reference !== undefined && references.some((one) => same(one, reference)));
      return same(policyAssignmentId, assignmentId) && covers;
    });
  return policies.flat().filter((policy) => !isExempt(policy));
};
