import type { ParseArgsConfig } from "node:util";

/** The fields that a command line may replace: one file then serves several environments. */
export const overridable = ["environment", "location", "profile", "exposure", "nameSalt"] as const;

type Overrides = Readonly<Partial<Record<(typeof overridable)[number], string>>>;

/** The configuration with what the command line says in place; judged afterwards, like everything else in it. */
export const overridden = (config: unknown, overrides: Overrides): unknown =>
  typeof config === "object" && config !== null && !Array.isArray(config) ? { ...config, ...overrides } : config;

/** Reads `key=value` pairs; a key that cannot be overridden is an error and not a silence. */
export const parseOverrides = (pairs: readonly string[]): Overrides =>
  Object.fromEntries(
    pairs.map((pair) => {
      const [key = "", ...value] = pair.split("=");
      if (!(overridable as readonly string[]).includes(key) || value.length === 0) {
        throw new Error(`-c ${pair}: expected <key>=<value> with a key out of ${overridable.join(", ")}`);
      }
      return [key, value.join("=")];
    }),
  );

/** What every command takes: a configuration, `-c key=value` and `--profile` over it, and the places of errors. */
export const overrideOptions = {
  config: { type: "string" as const },
  trace: { type: "boolean" as const, default: false },
  profile: { type: "string" as const },
  c: { type: "string" as const, short: "c", multiple: true, default: [] as string[] },
} satisfies ParseArgsConfig["options"];

export const overridesFrom = ({
  c,
  profile,
}: {
  readonly c: string[];
  readonly profile?: string | undefined;
}): Overrides => ({
  ...parseOverrides(c),
  ...(profile === undefined ? {} : { profile }),
});

/** Names the configuration file where no command line can: under the cdktf CLI. */
export const configVariable = "DEPLOYMENT_CONFIG";

/** How a usage line shows them. */
export const overrideUsage = "[--config <file>] [--profile dev|standard|regulated] [-c key=value …] [--trace]";

/** Carries overrides through the cdktf CLI, as JSON. */
export const overridesVariable = "DEPLOYMENT_OVERRIDES";

export const overridesInEnvironment = (environment: Readonly<Record<string, string | undefined>>): Overrides => {
  const json = environment[overridesVariable] ?? "{}";
  try {
    return parseOverrides(Object.entries(JSON.parse(json) as object).map(([key, value]) => `${key}=${String(value)}`));
  } catch (error) {
    throw new Error(`${overridesVariable}: received ${json}, expected JSON such as {"profile":"standard"}`, {
      cause: error,
    });
  }
};
