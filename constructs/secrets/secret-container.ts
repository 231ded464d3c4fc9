import { Construct } from "constructs";
import { refuseUnless } from "../errors.ts";
import type { Grantee } from "../protection/grant.ts";
import { grant } from "../protection/grant.ts";
import type { RoleAssignment } from "../providers.ts";
import { keyVaultApi, secretValidForDays } from "./defaults.ts";
import type { VaultRef } from "./vault-ref.ts";
import { refuseMissing } from "../required.ts";

/** What `SecretContainer` takes. */
export interface SecretContainerProps {
  /** The vault that holds the key or the secret. */
  readonly vault: VaultRef;
  /** 1 to 127 letters, digits and dashes; the name that the server's settings list. */
  readonly name: string;
  /** The content type of the value. @default "text/plain" */
  readonly contentType?: string;
  /** How long a value is good from the day it is stored, 1 to 365. @default 90 */
  readonly validForDays?: number;
}

/**
 * A place for one secret: its name, its terms, and who may read it. The value never passes through Terraform; a person stores it with
 * `storeCommand`. The guide beside this file says why there is no resource.
 *
 * @example
 * const weather = new SecretContainer(stack, "weather", { vault, name: "weather-api" });
 * weather.grantRead(identity);
 * console.log(weather.storeCommand); // stores the value, which never passes through Terraform
 */
export class SecretContainer extends Construct {
  /** Resource id: the scope of rights on this one secret. */
  readonly id: string;
  readonly name: string;
  /** `https://<vault>.vault.azure.net/secrets/<name>`, which always means the newest version. */
  readonly uri: string;
  /**
   * Stores what it reads from standard input as the secret's new version, with its expiry. It goes through Azure Resource Manager, so
   * it works from outside of the network; it needs `az` and `jq`.
   */
  readonly storeCommand: string;

  constructor(scope: Construct, id: string, props: SecretContainerProps) {
    super(scope, id);
    refuseMissing(this, "SecretContainerProps", props);
    const { vault, name, contentType = "text/plain", validForDays = secretValidForDays } = props;
    refuseUnless(/^[A-Za-z0-9-]{1,127}$/.test(name), "NAME_INVALID", {
      at: this,
      field: "name",
      received: name,
      expected: "1 to 127 letters, digits and dashes",
    });
    refuseUnless(/^[a-z]+\/[\w.+-]+$/.test(contentType), "VALUE_INVALID", {
      at: this,
      field: "contentType",
      received: contentType,
      expected: "a media type, such as text/plain or application/json",
    });
    refuseUnless(Number.isInteger(validForDays) && validForDays >= 1 && validForDays <= 365, "VALUE_INVALID", {
      at: this,
      field: "validForDays",
      received: validForDays,
      expected: "a whole number from 1 to 365",
    });
    this.name = name;
    this.id = `${vault.id}/secrets/${name}`;
    this.uri = `${vault.uri}secrets/${name}`;
    const body = `{properties:{value:rtrimstr("\\n"),contentType:"${contentType}",attributes:{enabled:true,exp:(now+${validForDays}*86400|floor)}}}`;
    const url = `https://management.azure.com${this.id}?api-version=${keyVaultApi}`;
    this.storeCommand = `jq -Rs '${body}' | az rest --method put --url '${url}' --body @-`;
  }

  /** reading this one secret. */
  grantRead(to: Grantee): RoleAssignment {
    return grant(this, this.id, "Key Vault Secrets User", to);
  }
}
