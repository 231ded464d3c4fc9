import { Construct } from "constructs";
import { ApplicationFederatedIdentityCredential } from "../providers.ts";
import { chained, checkCredentialName } from "./credential-chain.ts";
import { tokenExchangeAudience } from "./defaults.ts";
import type { EntraApplicationRef } from "./entra-application.ts";
import { deployerTenantId, tenantIssuer } from "./tenant.ts";
import { refuseMissing } from "../required.ts";

/** What `FederatedCredential` takes. */
export interface FederatedCredentialProps {
  /** The application that the identity may speak for. */
  readonly application: Pick<EntraApplicationRef, "id">;
  /** In the tenant of the application. */
  readonly identity: { readonly principalId: string };
  /** Its name in Azure. IMPORTANT: a change replaces the credential. @default - the id of this construct */
  readonly name?: string;
  /** The tenant that issues the identity's tokens. @default - the tenant that the deployer is signed in to */
  readonly tenantId?: string;
}

/**
 * Lets a managed identity speak for an application with a token in place of a secret: the server's for calls on behalf of a user, or
 * the gateway's.
 *
 * @example
 * new FederatedCredential(stack, "credential", {
 *   application: { id: "/applications/00000000-0000-0000-0000-000000000001" },
 *   identity,
 * });
 */
export class FederatedCredential extends Construct {
  readonly resource: ApplicationFederatedIdentityCredential;

  constructor(scope: Construct, id: string, props: FederatedCredentialProps) {
    super(scope, id);
    refuseMissing(this, "FederatedCredentialProps", props);
    const { application, identity, name = id, tenantId = deployerTenantId(this) } = props;
    checkCredentialName(this, name);
    this.resource = chained(
      application,
      this,
      (after) =>
        new ApplicationFederatedIdentityCredential(this, "Resource", {
          ...after,
          applicationId: application.id,
          displayName: name,
          issuer: tenantIssuer(tenantId),
          subject: identity.principalId,
          audiences: [tokenExchangeAudience],
        }),
    );
  }
}
