import type { Azure } from "../../azure/azure.ts";
import type { Check, Finding } from "../check.ts";

const accept = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.docker.distribution.manifest.v2+json",
].join(", ");

/** Asks as Azure will: without a name. A registry may hand out a token to everybody first; https://distribution.github.io/distribution/spec/auth/token/ */
async function manifestStatus(azure: Azure, url: string): Promise<number> {
  const first = await azure.ask(url, undefined, { method: "HEAD", headers: { accept } });
  const challenge = first.headers["www-authenticate"] ?? "";
  if (first.status !== 401 || !/^Bearer /i.test(challenge)) return first.status;
  const part = (name: string): string => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1] ?? "";
  const query = new URLSearchParams({ service: part("service"), scope: part("scope") });
  const { body } = await azure.ask(`${part("realm")}?${query}`, undefined, {});
  const { token, access_token: access = token } = body as { readonly token?: string; readonly access_token?: string };
  if (access === undefined) return 401;
  return (await azure.ask(url, undefined, { method: "HEAD", headers: { accept, authorization: `Bearer ${access}` } }))
    .status;
}

export const imageChecks: readonly Check[] = [
  {
    id: "image",
    what: "Azure can read the image by its digest",
    needs: "sign-in",
    applies: ({ facts }) => facts.images.length > 0,
    run: async ({ azure, facts }) => {
      const findings: Finding[] = [];
      for (const { field, image, registryId } of facts.images) {
        const [, host = "", repository = "", digest = ""] = /^([^/]+)\/(.+)@(sha256:.+)$/.exec(image) ?? [];
        const ownName = facts
          .resources("azurerm_container_registry")
          .some(({ name }) => `${String(name)}.azurecr.io` === host);
        if (ownName) continue;
        if (registryId !== undefined) {
          const { status } = await azure.arm(registryId, "2023-07-01");
          if (status !== 200)
            findings.push({
              what: `${field}: registry ${registryId}: ${status}`,
              mend: "imageRegistryId in the configuration, and Contributor on that registry",
            });
          continue;
        }
        const status = await manifestStatus(azure, `https://${host}/v2/${repository}/manifests/${digest}`);
        if (status !== 200) {
          findings.push({
            what: `${field}: ${host} answers ${status} for ${repository}@${digest.slice(0, 19)}…`,
            mend: "npm run image, or imageRegistryId when the registry is private and of this tenant",
          });
        }
      }
      return findings;
    },
  },
];
