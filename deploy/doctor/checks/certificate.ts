import type { Check, Finding } from "../check.ts";

interface Secret {
  readonly properties?: {
    readonly contentType?: string;
    readonly attributes?: { readonly enabled?: boolean; readonly exp?: number };
  };
}

interface CertificateVault {
  readonly properties?: {
    readonly enableRbacAuthorization?: boolean;
    readonly publicNetworkAccess?: string;
    readonly networkAcls?: { readonly defaultAction?: string; readonly bypass?: string };
  };
}

const day = 86_400;

export const certificateChecks: readonly Check[] = [
  {
    id: "certificate",
    what: "the certificate is there, in its time, and the gateway can read it",
    needs: "sign-in",
    applies: ({ facts }) => facts.certificates.length > 0,
    run: async ({ azure, facts, now }) => {
      const findings: Finding[] = [];
      for (const { field, secretId, vaultId } of facts.certificates) {
        const name = secretId.slice(secretId.lastIndexOf("/") + 1);
        const vault = await azure.arm(vaultId, "2023-07-01");
        if (vault.status !== 200) {
          findings.push({ what: `${field}.vaultId: ${vault.status}`, mend: `az keyvault show --ids ${vaultId}` });
          continue;
        }
        const { networkAcls, publicNetworkAccess, enableRbacAuthorization } =
          (vault.body as CertificateVault).properties ?? {};
        const vaultName = vaultId.slice(vaultId.lastIndexOf("/") + 1);
        if (enableRbacAuthorization === false) {
          findings.push({
            what: `${vaultName} grants by access policy, and the gateway is given a role`,
            mend: `az keyvault update --name ${vaultName} --enable-rbac-authorization true`,
          });
        }
        const isShut = publicNetworkAccess === "Disabled" || networkAcls?.defaultAction === "Deny";
        if (isShut && networkAcls?.bypass !== "AzureServices") {
          findings.push({
            what: `${vaultName} lets no trusted service past its firewall, so the gateway cannot fetch the certificate`,
            mend: `az keyvault update --name ${vaultName} --bypass AzureServices`,
          });
        }
        const secret = await azure.arm(`${vaultId}/secrets/${name}`, "2023-07-01");
        const { attributes } = (secret.body as Secret).properties ?? {};
        const show = `az keyvault certificate show --vault-name ${vaultName} --name ${name} --query attributes`;
        if (secret.status !== 200)
          findings.push({ what: `${field}.secretId: ${name} is not in ${vaultName} (${secret.status})`, mend: show });
        else if (attributes?.enabled === false) findings.push({ what: `${name} is disabled`, mend: show });
        else if (attributes?.exp !== undefined && attributes.exp * 1_000 < now() + 14 * day * 1_000) {
          findings.push({
            what: `${name} ends within 14 days, or has ended`,
            mend: `az keyvault certificate create --vault-name ${vaultName} --name ${name} --policy @policy.json`,
          });
        }
      }
      return findings;
    },
  },
];
