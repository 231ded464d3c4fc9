import { Construct } from "constructs";
import type { ITerraformDependable } from "cdktf";
import { refuseUnless } from "../errors.ts";
import type { Grantee } from "../protection/grant.ts";
import { checkHostName } from "./host-name.ts";
import { rolePropagation } from "../identity/role-propagation.ts";
import type { ApiManagement, RoleAssignment } from "../providers.ts";
import { ApiManagementCustomDomain } from "../providers.ts";

/** A host name of your own, with a certificate that stays in the vault. */
export interface CustomDomain {
  /** For example `mcp.contoso.com`. Its CNAME must point to the gateway, or to Front Door. */
  readonly hostName: string;
  /**
   * The certificate's secret in the vault without a version, so that a renewed certificate is picked up:
   * `https://<vault>.vault.azure.net/secrets/<name>`.
   */
  readonly certificateId: string;
  /** The vault of the certificate. A vault behind a firewall must let trusted Azure services pass. */
  readonly vault: { grantSecretsUser(identity: Grantee): RoleAssignment };
}

const VERSIONLESS = /^https:\/\/[a-z0-9-]+\.vault\.azure\.net\/secrets\/[A-Za-z0-9-]+$/;

export const checkDomain = (at: Construct, domain: CustomDomain): void => {
  checkHostName(at, "customDomain.hostName", domain.hostName);
  refuseUnless(VERSIONLESS.test(domain.certificateId), "VALUE_INVALID", {
    at,
    field: "customDomain.certificateId",
    received: domain.certificateId,
    expected: "https://<vault>.vault.azure.net/secrets/<name>, without a version",
  });
};

/**
 * Binds the host name to the gateway. The certificate is fetched by the system-assigned identity: behind a vault's firewall Azure accepts no
 * other for this.
 */
export class GatewayDomain extends Construct {
  readonly resource: ApiManagementCustomDomain;

  constructor(
    scope: Construct,
    id: string,
    props: { readonly service: ApiManagement; readonly domain: CustomDomain; readonly after: ITerraformDependable[] },
  ) {
    super(scope, id);
    const { service, domain, after } = props;
    const system: Grantee = { principalId: service.identity.principalId, grantId: `${service.node.path}/system` };
    const granted = rolePropagation(this, "Propagation", [domain.vault.grantSecretsUser(system)]);
    this.resource = new ApiManagementCustomDomain(this, "Resource", {
      apiManagementId: service.id,
      gateway: [
        {
          hostName: domain.hostName,
          keyVaultCertificateId: domain.certificateId,
          defaultSslBinding: true,
          // Callers prove themselves by token; asking for a certificate would renegotiate, which TLS 1.3 does not know.
          negotiateClientCertificate: false,
        },
      ],
      dependsOn: [granted, ...after],
    });
  }
}
