import type { Construct } from "constructs";
import { entriesByKey } from "../entries.ts";
import { ConstructError, refuseUnless } from "../errors.ts";
import { refuseSecret } from "./secret-shapes.ts";

/** Environment variables by name. */
export type Variables = Readonly<Record<string, string>>;

const secretName =
  /(?:secret|password|passwd|pwd|token|credentials?|connection_?string|(?:access|account|api|client|private|shared|signing)_?key)$/i;

/** Says where telemetry goes and, with local authentication off, opens nothing. */
const harmless = "APPLICATIONINSIGHTS_CONNECTION_STRING";

/** Refuses names under which a container would expect a secret, and the switch that disarms TLS. */
export const checkNames = (scope: Construct, variables: Variables): void => {
  for (const name of Object.keys(variables)) {
    const field = `variables.${name}`;
    refuseUnless(/^[A-Za-z_][A-Za-z0-9_]*$/.test(name), "NAME_INVALID", {
      at: scope,
      field,
      received: name,
      expected: "letters, digits and underscores",
    });
    if (name === "NODE_TLS_REJECT_UNAUTHORIZED") {
      throw new ConstructError("VALUE_INVALID", {
        at: scope,
        field,
        received: variables[name],
        expected: "nothing: certificates are always verified",
      });
    }
    if (secretName.test(name) && name !== harmless) {
      throw new ConstructError("SECRET_REFUSED", {
        at: scope,
        field,
        received: "a value (withheld)",
        expected:
          "no secret: name one of the vault in `secrets`, which Container Apps reads as the server's own identity",
      });
    }
  }
};

/** The environment of the container, in an order that does not depend on how it was written. */
export const containerEnv = (scope: Construct, variables: Variables): { name: string; value: string }[] => {
  const names = Object.keys(variables).sort();
  return names.map((name) => {
    const value = variables[name] ?? "";
    refuseSecret(scope, `variables.${name}`, value);
    return { name, value };
  });
};

/** Of several variables that name one secret, Container Apps gets it once. */
const secretNameOf = (address: string): string => address.slice(address.lastIndexOf("/") + 1).toLowerCase();

/** What the app reads from the vault itself, by its identity. */
export const vaultSecrets = (secrets: Variables, identity: string) => {
  const addresses = new Map(entriesByKey(secrets).map(([, address]) => [secretNameOf(address), address]));
  if (addresses.size === 0) return {};
  return { secret: [...addresses].map(([name, keyVaultSecretId]) => ({ name, identity, keyVaultSecretId })) };
};

/** The variables that get them. */
export const secretEnv = (scope: Construct, secrets: Variables): { name: string; secretName: string }[] =>
  entriesByKey(secrets).map(([name, address]) => {
    refuseUnless(/^[A-Za-z_][A-Za-z0-9_]*$/.test(name), "NAME_INVALID", {
      at: scope,
      field: `secrets.${name}`,
      received: name,
      expected: "letters, digits and underscores",
    });
    return { name, secretName: secretNameOf(address) };
  });
