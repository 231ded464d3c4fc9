import type { Construct } from "constructs";
import { AzapiResourceAction } from "../azapi/index.ts";
import { refuseUnless } from "../errors.ts";
import { Offset } from "../providers.ts";
import { keyDefaults, keyVaultApi } from "./defaults.ts";
import type { VaultRef } from "./vault-ref.ts";

export interface VaultKeyProps {
  readonly vault: VaultRef;
  readonly name: string;
  /** An RSA key by its bits, or an elliptic one by its curve. */
  readonly kind: { readonly rsa: number } | { readonly curve: "P-256" };
  /** R-52, least privilege: the operations that the key allows. */
  readonly operations: readonly string[];
  readonly rotateAfterDays: number;
}

interface VaultKey {
  readonly resource: AzapiResourceAction;
  /** When the first version ends; the vault itself dates those that follow. */
  readonly expiry: Offset;
  /** `https://<vault>.vault.azure.net/keys/<name>`, which always means the newest version. */
  readonly keyId: string;
}

/** Makes a key through Azure Resource Manager, which needs no way to the vault, as `Resource` of the scope. */
export const makeVaultKey = (scope: Construct, props: VaultKeyProps): VaultKey => {
  const { vault, name, kind, rotateAfterDays } = props;
  checkKeyName(scope, name);
  refuseUnless(Number.isInteger(rotateAfterDays) && rotateAfterDays >= 7 && rotateAfterDays <= 90, "VALUE_INVALID", {
    at: scope,
    field: "rotateAfterDays",
    received: rotateAfterDays,
    expected: "a whole number from 7, which is Azure's least, to 90",
  });
  const expiry = new Offset(scope, "Expiry", { offsetDays: keyDefaults.expireAfterDays });
  const material = {
    kty: `${"rsa" in kind ? "RSA" : "EC"}${vault.hsm ? "-HSM" : ""}`,
    ...("rsa" in kind ? { keySize: kind.rsa } : { curveName: kind.curve }),
  };
  const resource = new AzapiResourceAction(scope, "Resource", {
    type: `Microsoft.KeyVault/vaults/keys@${keyVaultApi}`,
    resourceId: `${vault.id}/keys/${name}`,
    method: "PUT",
    body: {
      properties: {
        ...material,
        keyOps: props.operations,
        attributes: { enabled: true, exp: expiry.unix },
        rotationPolicy: rotationPolicy(rotateAfterDays),
      },
    },
    responseExportValues: Object.keys(material).map((property) => `properties.${property}`),
    lifecycle: {
      // Azure answers a request for a key that is there already with the key as it is, which may not be the one that was asked for.
      postcondition: [
        {
          condition: `\${${Object.entries(material)
            .map(([property, value]) => stated(property, value))
            .join(" && ")}}`,
          errorMessage: `The vault has a key ${name} already, of another type or size. Azure does not change it: choose another name.`,
        },
      ],
    },
  });
  return { resource, expiry, keyId: `${vault.uri}keys/${name}` };
};

export const checkKeyName = (at: Construct, name: string): void => {
  refuseUnless(/^[A-Za-z0-9-]{1,127}$/.test(name), "NAME_INVALID", {
    at,
    field: "name",
    received: name,
    expected: "1 to 127 letters, digits and dashes",
  });
};

/** a new version every so often, an end for each, and a warning before it. */
const rotationPolicy = (rotateAfterDays: number) => ({
  attributes: { expiryTime: `P${keyDefaults.expireAfterDays}D` },
  lifetimeActions: [
    { action: { type: "rotate" }, trigger: { timeAfterCreate: `P${rotateAfterDays}D` } },
    { action: { type: "notify" }, trigger: { timeBeforeExpiry: `P${keyDefaults.notifyBeforeExpiryDays}D` } },
  ],
});

/** Whether Azure's answer states this value, or nothing about it. */
const stated = (property: string, value: string | number): string =>
  `coalesce(try(tostring(self.output.properties.${property}), null), "${value}") == "${value}"`;
