import type { SchemaSource, UsedTypes } from "./provider-schemas.ts";
import { azapiProvider, boundProvider } from "./provider-schemas.ts";
import type { StubOptions, StubProvider } from "./stub-provider.ts";
import { startStubProvider } from "./stub-provider.ts";

/** Our providers, running in this process, for any Terraform that is given `env`. */
export interface RunningProviders {
  /** Under their full addresses; a stack may leave out the registry and `hashicorp`. */
  readonly addresses: readonly string[];
  /** What makes Terraform attach to them instead of installing. */
  readonly env: { readonly TF_REATTACH_PROVIDERS: string };
  /** Makes types known, before Terraform asks for them. */
  learn(types: UsedTypes): void;
  stop(): void;
}

interface ProviderOptions extends StubOptions {
  /** The providers refuse nothing, for stacks that are made up from schemas. */
  readonly lenient?: boolean;
}

const sources = (): readonly (readonly [address: string, source: SchemaSource])[] => [
  ["registry.terraform.io/hashicorp/azurerm", boundProvider("azurerm")],
  ["registry.terraform.io/hashicorp/azuread", boundProvider("azuread")],
  ["registry.terraform.io/hashicorp/time", boundProvider("time")],
  ["registry.terraform.io/azure/azapi", azapiProvider],
];

export const startProviders = async ({
  lenient = false,
  ...options
}: ProviderOptions = {}): Promise<RunningProviders> => {
  const running = await Promise.all(
    sources().map(async ([address, source]) => {
      const rules = lenient ? { ...source.rules, complaints: () => [] } : source.rules;
      return { address, source, stub: await startStubProvider(source.schema, rules, options) };
    }),
  );
  return {
    addresses: running.map(({ address }) => address),
    env: { TF_REATTACH_PROVIDERS: JSON.stringify(reattachment(running)) },
    learn: (types) => running.forEach(({ source }) => source.learn(types)),
    stop: () => running.forEach(({ stub }) => stub.stop()),
  };
};

/** What Terraform's plug-in debugging expects: these plugins run already, attach instead of installing. */
const reattachment = (
  running: readonly { readonly address: string; readonly stub: StubProvider }[],
): Readonly<Record<string, object>> =>
  Object.fromEntries(
    running.map(({ address, stub }) => [
      address,
      {
        Protocol: "grpc",
        ProtocolVersion: 5,
        Pid: process.pid,
        Test: true,
        Addr: { Network: "tcp", String: stub.address },
      },
    ]),
  );
