import { Fn } from "cdktf";
import { Construct } from "constructs";
import { FederatedIdentityCredential } from "../providers.ts";
import { chained, checkCredentialName } from "./credential-chain.ts";
import { tokenExchangeAudience } from "./defaults.ts";
import type { PipelineTrust } from "./pipeline-trust.ts";
import { deployerTenantId, tenantIssuer } from "./tenant.ts";
import { refuseMissing } from "../required.ts";

/** What `PipelineCredential` takes. */
export interface PipelineCredentialProps {
  /** The identity that the pipeline deploys as; nothing else runs as it. */
  readonly identity: { readonly id: string };
  /** From `gitHubActions` or `azureDevOps`. */
  readonly trust: PipelineTrust;
  /** Its name in Azure. IMPORTANT: a change replaces the credential. @default - the id of this construct */
  readonly name?: string;
  /** Used where the trust names no issuer. @default - the tenant that the deployer is signed in to */
  readonly tenantId?: string;
}

/**
 * Lets a pipeline deploy as a managed identity, without a secret in the pipeline.
 *
 * @example
 * new PipelineCredential(stack, "github", {
 *   identity,
 *   trust: gitHubActions({ repository: "contoso/mcp", environment: "production" }),
 * });
 */
export class PipelineCredential extends Construct {
  readonly resource: FederatedIdentityCredential;

  constructor(scope: Construct, id: string, props: PipelineCredentialProps) {
    super(scope, id);
    refuseMissing(this, "PipelineCredentialProps", props);
    const { identity, trust, name = id } = props;
    checkCredentialName(this, name);
    this.resource = chained(
      identity,
      this,
      (after) =>
        new FederatedIdentityCredential(this, "Resource", {
          ...after,
          name,
          parentId: identity.id,
          // /subscriptions/<id>/resourceGroups/<name>/…, which is unknown here when the identity is new.
          resourceGroupName: Fn.element(Fn.split("/", identity.id), 4),
          issuer: trust.issuer ?? tenantIssuer(props.tenantId ?? deployerTenantId(this)),
          subject: trust.subject,
          audience: [tokenExchangeAudience],
        }),
    );
  }
}
