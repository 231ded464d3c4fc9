import { join } from "node:path";
import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { apply, plan, readData } from "./changes.ts";
import type { Complaint } from "./provider-rules/judge.ts";
import type { ProviderRules } from "./provider-rules/provider-rules.ts";
import type { BlockSchema, Nesting, ProviderSchema } from "./schema.ts";
import type { DynamicValue, ObjectValue } from "./values.ts";
import { read, write } from "./values.ts";

/** A running provider that knows a schema and nothing of Azure. */
export interface StubProvider {
  /** Where it listens, on loopback. */
  readonly address: string;
  stop(): void;
}

interface TypedRequest {
  readonly type_name: string;
  readonly config: DynamicValue;
  readonly prior_state: DynamicValue;
  readonly proposed_new_state: DynamicValue;
  readonly planned_state: DynamicValue;
  readonly current_state: DynamicValue;
  readonly raw_state: { readonly json: Uint8Array };
}

type Method = (request: TypedRequest) => object | Promise<object>;

export interface StubOptions {
  /** Before something is created, changed or destroyed: gives what Azure has against it. @default nothing */
  readonly applying?: (type: string, planned: ObjectValue | null) => Promise<string | undefined>;
}

/** One method per call of `provider.proto`. */
const methods = (
  schema: ProviderSchema,
  rules: ProviderRules,
  { applying = async () => undefined }: StubOptions,
): Record<string, Method> => {
  const resource = (type: string) => known(schema.resources, type);
  const legacy_type_system = rules.legacy;
  return {
    GetSchema: () => ({
      provider: schemaMessage(schema.provider),
      resource_schemas: mapValues(schema.resources, schemaMessage),
      data_source_schemas: mapValues(schema.dataSources, schemaMessage),
    }),
    PrepareProviderConfig: ({ config }) => ({ prepared_config: config }),
    Configure: () => ({}),
    ValidateResourceTypeConfig: ({ type_name, config }) => ({
      diagnostics: diagnostics(rules.complaints("resource", type_name, { config: read(config) ?? {} })),
    }),
    ValidateDataSourceConfig: ({ type_name, config }) => ({
      diagnostics: diagnostics(rules.complaints("data", type_name, { config: read(config) ?? {} })),
    }),
    UpgradeResourceState: ({ raw_state }) => ({ upgraded_state: { json: raw_state.json } }),
    ReadResource: ({ current_state }) => ({ new_state: current_state }),
    PlanResourceChange: ({ type_name, prior_state, proposed_new_state, config }) => {
      const prior = read(prior_state);
      const made = plan(resource(type_name), read(proposed_new_state) ?? {});
      const planned = prior === null ? made : rules.change(type_name, prior, made);
      const replaced = prior === null ? [] : rules.replacedBy(type_name, prior, planned);
      return {
        planned_state: write(planned),
        requires_replace: replaced.map((attribute_name) => ({ steps: [{ attribute_name }] })),
        diagnostics: errors(rules.complaints("resource", type_name, { config: read(config) ?? {}, planned, prior })),
        legacy_type_system,
      };
    },
    ApplyResourceChange: async ({ type_name, prior_state, planned_state, config }) => {
      const planned = read(planned_state);
      const refusal = await applying(type_name, planned);
      if (refusal !== undefined)
        return { new_state: prior_state, diagnostics: [{ severity: SEVERITY.error, summary: refusal }] };
      if (planned === null) return { new_state: write(null), legacy_type_system };
      const subject = { config: read(config) ?? {}, planned, prior: read(prior_state) };
      const wrong = errors(rules.complaints("resource", type_name, subject));
      return wrong.length > 0
        ? { new_state: prior_state, diagnostics: wrong }
        : { new_state: write(apply(type_name, resource(type_name), planned)), legacy_type_system };
    },
    ReadDataSource: ({ type_name, config }) => {
      const asked = read(config) ?? {};
      return {
        state: write(readData(type_name, known(schema.dataSources, type_name), asked)),
        diagnostics: errors(rules.complaints("data", type_name, { config: asked })),
      };
    },
    Stop: () => ({}),
  };
};

export const startStubProvider = async (
  schema: ProviderSchema,
  rules: ProviderRules,
  options: StubOptions = {},
): Promise<StubProvider> => {
  const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  server.addService(SERVICE, implement(methods(schema, rules, options)));
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    ),
  );
  return { address: `127.0.0.1:${port}`, stop: () => server.forceShutdown() };
};

const PROTO = loadSync(join(import.meta.dirname, "provider.proto"), { keepCase: true, longs: Number, defaults: true });
const SERVICE = PROTO["tfplugin5.Provider"] as Parameters<Server["addService"]>[0];

const implement = (calls: Record<string, Method>): UntypedServiceImplementation =>
  mapValues(
    calls,
    (method) =>
      ({ request }: { request: TypedRequest }, respond: (error: Error | null, response?: object) => void) => {
        void (async () => method(request))().then(
          (response) => respond(null, response),
          (error: Error) => respond(error),
        );
      },
  ) as UntypedServiceImplementation;

/** Severities by the protocol's numbers. */
const SEVERITY = { error: 1, warning: 2 } as const;

const diagnostics = (complaints: readonly Complaint[]): object[] =>
  complaints.map(({ severity, text, row: [argument] }) => ({
    severity: SEVERITY[severity],
    summary: severity === "error" ? "Refused as the provider refuses it" : "Argument is deprecated",
    detail: text,
    attribute: { steps: [{ attribute_name: argument.split(".", 1)[0] }] },
  }));

/** Warnings are given once, at validate. */
const errors = (complaints: readonly Complaint[]): object[] =>
  diagnostics(complaints.filter(({ severity }) => severity === "error"));

const known = (schemas: Readonly<Record<string, BlockSchema>>, type: string): BlockSchema => {
  const schema = schemas[type];
  if (schema === undefined) throw new Error(`the provider was asked about ${type}, which it never announced`);
  return schema;
};

const schemaMessage = (block: BlockSchema): object => ({ version: 0, block: blockMessage(block) });

/** Numbers of the protocol's nesting modes. */
const NESTING: Readonly<Record<Nesting, number>> = { single: 1, list: 2, set: 3 };

const blockMessage = ({ attributes, blocks }: BlockSchema): object => ({
  attributes: Object.entries(attributes).map(
    ([name, { type, writeOnly, required, optional, computed, sensitive }]) => ({
      required,
      optional,
      computed,
      sensitive,
      name,
      type: Buffer.from(JSON.stringify(type)),
      write_only: writeOnly,
    }),
  ),
  block_types: Object.entries(blocks).map(([type_name, { nesting, minItems, maxItems, block }]) => ({
    type_name,
    block: blockMessage(block),
    nesting: NESTING[nesting],
    min_items: minItems,
    max_items: maxItems,
  })),
});

const mapValues = <T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
