import { settingsTable } from "./settings-table.ts";
import type { Setting, Settings, SettingValues } from "./settings-table.ts";
import { secretsOf } from "./upstreams.ts";

/** One thing wrong with the environment: which variable, what it held, what it should hold. */
export interface SettingProblem {
  /** The environment variable. */
  readonly env: string;
  /** What it held. */
  readonly received: string;
  /** What would be right. */
  readonly right: string;
}

/**
 * The environment of the server is not as the settings demand. It names each variable.
 *
 * @example
 * try {
 *   readSettings({});
 * } catch (error) {
 *   if (error instanceof SettingsError) console.error(error.message);
 * }
 */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
  readonly problems: readonly SettingProblem[];

  constructor(problems: readonly SettingProblem[]) {
    const lines = problems.map(({ env, received, right }) => `  ${env}: received ${received}; should be ${right}`);
    const count = `${problems.length} setting${problems.length === 1 ? " is" : "s are"} wrong`;
    super(`${count}, see docs/errors.md#settings-invalid:\n${lines.join("\n")}`);
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;
type Values = Readonly<Record<string, unknown>>;
type Entry = readonly [name: string, setting: Setting<unknown>];

const entries = Object.entries(settingsTable) as unknown as readonly Entry[];

/** Ways to hand the server a secret or to disarm TLS. Their presence alone is a reason not to start. */
const forbidden: readonly SettingProblem[] = [
  ...["AZURE_CLIENT_SECRET", "AZURE_CLIENT_CERTIFICATE_PATH", "AZURE_USERNAME", "AZURE_PASSWORD"].map((env) => ({
    env,
    received: "a value (withheld)",
    right: "absent: the server proves itself by managed identity and holds no credential",
  })),
  { env: "NODE_TLS_REJECT_UNAUTHORIZED", received: "a value", right: "absent: certificates are always verified" },
];

const looksSecret = /(?:key|sig|secret|password|token|pwd)\s*[=:]|^eyJ|[A-Za-z0-9+/_~.-]{48}/i;

const shown = (text: string): string => {
  if (looksSecret.test(text)) return "a value that may be a secret (withheld)";
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
};

const problemsOf = (env: string, { right, problems }: Setting<unknown>["kind"], text: string): SettingProblem[] =>
  problems?.(text).map(({ field, received, right: fieldRight }) => ({
    env: `${env}${field}`,
    received: shown(typeof received === "string" ? received : (JSON.stringify(received) ?? "nothing")),
    right: fieldRight,
  })) ?? [{ env, received: shown(text), right }];

/** Rules that no single variable can hold. */
const contradictions = (settings: Settings): SettingProblem[] => {
  const found: SettingProblem[] = [];
  const loopback = new URL(settings.publicUrl).protocol === "http:";
  if (settings.profile === "test" && !loopback) {
    found.push({
      env: "MCP_PROFILE",
      received: '"test"',
      right: "production, because MCP_PUBLIC_URL is not an http:// URL on loopback",
    });
  }
  if (settings.authorizationServer?.startsWith("http:") && !loopback) {
    found.push({
      env: "MCP_AUTHORIZATION_SERVER",
      received: shown(settings.authorizationServer),
      right: "an https:// URL, because MCP_PUBLIC_URL is not on loopback",
    });
  }
  if (settings.approvalsUrl?.startsWith("http:") && !loopback) {
    found.push({
      env: "MCP_APPROVALS_URL",
      received: shown(settings.approvalsUrl),
      right: "an https:// URL, because MCP_PUBLIC_URL is not on loopback",
    });
  }
  if (loopback && !["127.0.0.1", "::1"].includes(settings.bindAddress)) {
    found.push({
      env: "MCP_BIND_ADDRESS",
      received: shown(settings.bindAddress),
      right: "127.0.0.1 or ::1, because MCP_PUBLIC_URL is on loopback",
    });
  }
  if (settings.secretNames.length > 0 && settings.vaultUrl === undefined) {
    found.push({ env: "MCP_VAULT_URL", received: "nothing", right: "given, because MCP_SECRET_NAMES names secrets" });
  }
  for (const name of secretsOf(settings.upstreams).filter((one) => !settings.secretNames.includes(one))) {
    found.push({
      env: "MCP_SECRET_NAMES",
      received: shown(settings.secretNames.join(",")),
      right: `with ${name}, because MCP_UPSTREAMS names it`,
    });
  }
  if (settings.indicatorsUrl !== undefined && settings.indicatorsThumbprints.length === 0) {
    found.push({
      env: "MCP_INDICATORS_THUMBPRINTS",
      received: "nothing",
      right: "given, because MCP_INDICATORS_URL names a list, which only a signature vouches for",
    });
  }
  if (settings.allowedClients.includes(settings.gatewayClientId)) {
    found.push({
      env: "MCP_ALLOWED_CLIENTS",
      received: shown(settings.gatewayClientId),
      right: "without MCP_GATEWAY_CLIENT_ID: the gateway vouches for calls and makes none",
    });
  }
  return found;
};

/**
 * Reads the environment, or throws one error that lists everything wrong with it.
 *
 * @example
 * readSettings(process.env);
 */
export const readSettings = (environment: Environment): Settings => {
  const problems = forbidden.filter(({ env }) => environment[env] !== undefined);
  const values: Record<string, unknown> = {};
  for (const [name, { env, kind, presence, fallback }] of entries) {
    const text = environment[env];
    if (text === undefined || (text === "" && presence !== "default")) {
      values[name] = fallback;
      if (presence === "required") problems.push({ env, received: "nothing", right: kind.right });
      continue;
    }
    values[name] = kind.read(text);
    if (values[name] === undefined) problems.push(...problemsOf(env, kind, text));
  }
  if (problems.length > 0) throw new SettingsError(problems);
  const settings = values as Settings;
  const contradicting = contradictions(settings);
  if (contradicting.length > 0) throw new SettingsError(contradicting);
  return settings;
};

/**
 * The environment that says `values`, for the infrastructure to put on the container. Text that a template engine fills in
 * later cannot be judged now: `isUnresolved` tells which, and the server judges it at start.
 *
 * @example
 * declare const settings: SettingValues;
 * writeSettings(settings); // the variables that the container gets
 */
export const writeSettings = (
  values: SettingValues,
  isUnresolved: (text: string) => boolean = () => false,
): Record<string, string> => {
  const written: Record<string, string> = {};
  const problems: SettingProblem[] = [];
  for (const [name, { env, kind, presence }] of entries) {
    const value = (values as Values)[name];
    if (value === undefined) {
      if (presence === "required") problems.push({ env, received: "nothing", right: kind.right });
      continue;
    }
    const text = kind.write(value);
    if (!isUnresolved(text) && kind.read(text) === undefined) problems.push(...problemsOf(env, kind, text));
    written[env] = text;
  }
  if (problems.length > 0) throw new SettingsError(problems);
  return written;
};
