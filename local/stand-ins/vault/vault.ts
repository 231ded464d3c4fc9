// Stand-in for Azure Key Vault: reading secrets and signing, for principals that hold the role.
import { objectOf } from "../http/message.ts";
import type { Handler } from "../http/message.ts";
import type { CheckBearer } from "../entra/bearer.ts";
import { createKeys } from "./keys.ts";
import type { Keys } from "./keys.ts";
import { createSecrets } from "./secrets.ts";
import type { Secrets } from "./secrets.ts";
import { vaultRefusals } from "./vault-error.ts";

interface VaultOptions {
  readonly tenantId: string;
  readonly check: CheckBearer;
  /** Object ids of the principals that may read secrets and sign. */
  readonly allowed: readonly string[];
  readonly now: () => number;
}

export interface Vault {
  readonly handle: Handler;
  readonly secrets: Pick<Secrets, "set" | "delete">;
  readonly keys: Pick<Keys, "create" | "publicKey" | "publicKeys" | "rotate">;
}

const apiVersions = /^(?:7\.[0-6]|20\d\d-\d\d-\d\d)$/;
const route =
  /^\/(?<kind>secrets|keys)\/(?<name>[0-9A-Za-z-]{1,127})(?:\/(?<version>[0-9a-f]{32})?)?(?<action>\/sign|\/rotate)?$/;

export const createVault = ({ tenantId, check, allowed, now }: VaultOptions): Vault => {
  const secrets = createSecrets(now);
  const keys = createKeys(now);
  const handle: Handler = async (request) => {
    const { method, path, query, headers, origin } = request;
    const claims = await check(headers.authorization);
    if (!claims) return vaultRefusals.challenge(tenantId);
    const oid = String(claims["oid"]);
    if (!allowed.includes(oid)) return vaultRefusals.forbidden(oid);
    if (!apiVersions.test(query.get("api-version") ?? "")) {
      return vaultRefusals.badParameter("api-version is missing or not supported.");
    }
    const { kind, name = "", version, action } = route.exec(path)?.groups ?? {};
    const rotates = action === "/rotate" && version !== undefined;
    if (kind === undefined || rotates || (kind === "secrets" && action !== undefined)) return vaultRefusals.missing();
    if (method !== (action === undefined ? "GET" : "POST")) return vaultRefusals.notAllowed();
    if (kind === "secrets") return secrets.read(origin, name, version);
    if (action === "/rotate" && keys.read(origin, name, undefined).status === 200) keys.rotate(name);
    if (action !== "/sign") return keys.read(origin, name, version);
    return keys.sign(origin, name, version, objectOf(request) ?? {});
  };
  return { handle, secrets, keys };
};
