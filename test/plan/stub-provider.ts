import { join } from "node:path";
import { Server, ServerCredentials, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";
import { apply, plan, readData, replacedBy } from "./changes.ts";
import type { BlockSchema, Nesting, ProviderSchema } from "./schema.ts";
import { read, write, type DynamicValue } from "./values.ts";

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

type Method = (request: TypedRequest) => object;

/** One method per call of `provider.proto`. */
function methods(schema: ProviderSchema): Record<string, Method> {
  const resource = (type: string) => known(schema.resources, type);
  return {
    GetSchema: () => ({
      provider: schemaMessage(schema.provider),
      resource_schemas: mapValues(schema.resources, schemaMessage),
      data_source_schemas: mapValues(schema.dataSources, schemaMessage),
    }),
    PrepareProviderConfig: ({ config }) => ({ prepared_config: config }),
    Configure: () => ({}),
    ValidateResourceTypeConfig: () => ({}),
    ValidateDataSourceConfig: () => ({}),
    UpgradeResourceState: ({ raw_state }) => ({ upgraded_state: { json: raw_state.json } }),
    ReadResource: ({ current_state }) => ({ new_state: current_state }),
    PlanResourceChange: ({ type_name, prior_state, proposed_new_state }) => {
      const type = resource(type_name);
      const planned = plan(type, read(proposed_new_state) ?? {});
      const prior = read(prior_state);
      const replaced = prior === null ? [] : replacedBy(type, prior, planned);
      return {
        planned_state: write(planned),
        requires_replace: replaced.map((attribute_name) => ({ steps: [{ attribute_name }] })),
      };
    },
    ApplyResourceChange: ({ type_name, planned_state }) => {
      const planned = read(planned_state);
      return { new_state: write(planned === null ? null : apply(type_name, resource(type_name), planned)) };
    },
    ReadDataSource: ({ type_name, config }) => ({
      state: write(readData(type_name, known(schema.dataSources, type_name), read(config) ?? {})),
    }),
    Stop: () => ({}),
  };
}

export async function startStubProvider(schema: ProviderSchema): Promise<StubProvider> {
  const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  server.addService(SERVICE, implement(methods(schema)));
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    ),
  );
  return { address: `127.0.0.1:${port}`, stop: () => server.forceShutdown() };
}

const PROTO = loadSync(join(import.meta.dirname, "provider.proto"), { keepCase: true, longs: Number, defaults: true });
const SERVICE = PROTO["tfplugin5.Provider"] as Parameters<Server["addService"]>[0];

function implement(calls: Record<string, Method>): UntypedServiceImplementation {
  return mapValues(
    calls,
    (method) =>
      ({ request }: { request: TypedRequest }, respond: (error: Error | null, response?: object) => void) => {
        try {
          respond(null, method(request));
        } catch (error) {
          respond(error as Error);
        }
      },
  ) as UntypedServiceImplementation;
}

function known(schemas: Readonly<Record<string, BlockSchema>>, type: string): BlockSchema {
  const schema = schemas[type];
  if (schema === undefined) throw new Error(`the provider was asked about ${type}, which it never announced`);
  return schema;
}

function schemaMessage(block: BlockSchema): object {
  return { version: 0, block: blockMessage(block) };
}

/** Numbers of the protocol's nesting modes. */
const NESTING: Readonly<Record<Nesting, number>> = { single: 1, list: 2, set: 3 };

function blockMessage({ attributes, blocks }: BlockSchema): object {
  return {
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
  };
}

function mapValues<T, U>(record: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]));
}
