import type { Check, Finding } from "../check.ts";

export const entraChecks: readonly Check[] = [
  {
    id: "groups",
    what: "the groups are there",
    needs: "tenant",
    applies: ({ facts }) => facts.groups.length > 0,
    run: async ({ azure, facts }) => {
      const findings: Finding[] = [];
      for (const { field, name, objectId } of facts.groups) {
        const { status, body } = await azure.graph(`/groups/${objectId}?$select=id,securityEnabled`);
        const mend = `az ad group show --group "${name}" --query id`;
        if (status !== 200) findings.push({ what: `${field}: no group ${objectId} (${status})`, mend });
        else if ((body as { readonly securityEnabled?: boolean }).securityEnabled === false) {
          findings.push({
            what: `${field}: ${objectId} is no security group, and roles can be given to those alone`,
            mend,
          });
        }
      }
      return findings;
    },
  },
  {
    id: "applications",
    what: "the applications that exist already are there",
    needs: "tenant",
    applies: ({ facts }) => facts.applications.length > 0,
    run: async ({ azure, facts }) => {
      const findings: Finding[] = [];
      for (const { field, clientId, objectId } of facts.applications) {
        const { status, body } = await azure.graph(`/applications(appId='${clientId}')?$select=id,appId`);
        const { id } = body as { readonly id?: string };
        const mend = `az ad app show --id ${clientId} --query id`;
        if (status !== 200) findings.push({ what: `${field}.clientId: no application ${clientId} (${status})`, mend });
        else if (id !== objectId)
          findings.push({ what: `${field}.objectId: received ${objectId}, the application's is ${id}`, mend });
      }
      return findings;
    },
  },
  {
    id: "domains",
    what: "host names of direct mode are of domains that are verified in the tenant",
    needs: "tenant",
    applies: ({ facts }) => facts.verifiedHosts.length > 0,
    run: async ({ azure, facts }) => {
      const findings: Finding[] = [];
      for (const host of facts.verifiedHosts) {
        const labels = host.split(".");
        const candidates = labels.slice(0, -1).map((_, index) => labels.slice(index).join("."));
        const answers = await Promise.all(candidates.map((domain) => azure.graph(`/domains/${domain}`)));
        const verified = answers.some(
          ({ status, body }) => status === 200 && (body as { readonly isVerified?: boolean }).isVerified,
        );
        if (!verified) {
          findings.push({
            what: `no verified domain of the tenant holds ${host}`,
            mend: 'verify it under Entra, Custom domain names; or mode: "facade"',
          });
        }
      }
      return findings;
    },
  },
];
