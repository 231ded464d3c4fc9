import type { ImageReference } from "@mcp-landing-zone/contract";
import type { Answer, Azure } from "../azure/azure.ts";

const accept = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.oci.image.manifest.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
  "application/vnd.docker.distribution.manifest.v2+json",
].join(", ");

const manifest = (azure: Azure, { registry, repository, digest }: ImageReference, token?: string): Promise<Answer> =>
  azure.ask(`https://${registry}/v2/${repository}/manifests/${digest}`, undefined, {
    method: "HEAD",
    headers: { accept, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
  });

const partOf = (challenge: string, name: string): string => new RegExp(`${name}="([^"]*)"`).exec(challenge)?.[1] ?? "";

/** Without a name. A registry may hand out a token to everybody first: https://distribution.github.io/distribution/spec/auth/token/ */
export const publicManifest = async (azure: Azure, image: ImageReference): Promise<number> => {
  const first = await manifest(azure, image);
  const challenge = first.headers["www-authenticate"] ?? "";
  if (first.status !== 401 || !/^Bearer /i.test(challenge)) return first.status;
  const query = new URLSearchParams({ service: partOf(challenge, "service"), scope: partOf(challenge, "scope") });
  const { body } = await azure.ask(`${partOf(challenge, "realm")}?${query}`, undefined, {});
  const { token, access_token: access = token } = body as { readonly token?: string; readonly access_token?: string };
  return access === undefined ? 401 : (await manifest(azure, image, access)).status;
};

const form = (values: Readonly<Record<string, string>>) => ({
  method: "POST" as const,
  headers: { "content-type": "application/x-www-form-urlencoded" },
  form: new URLSearchParams(values).toString(),
});

/**
 * As the caller, in a registry of Azure: its token for Resource Manager is exchanged for one of the registry, and that for one of the repository.
 * https://github.com/Azure/acr/blob/main/docs/AAD-OAuth.md
 */
export const ownManifest = async (azure: Azure, image: ImageReference, tenantId: string): Promise<number> => {
  const { registry: host, repository } = image;
  const access_token = await azure.token("https://management.azure.com/.default");
  const exchanged = await azure.ask(
    `https://${host}/oauth2/exchange`,
    undefined,
    form({ grant_type: "access_token", service: host, tenant: tenantId, access_token }),
  );
  const { refresh_token } = exchanged.body as { readonly refresh_token?: string };
  if (refresh_token === undefined) return exchanged.status;
  const scope = `repository:${repository}:pull`;
  const granted = await azure.ask(
    `https://${host}/oauth2/token`,
    undefined,
    form({ grant_type: "refresh_token", service: host, scope, refresh_token }),
  );
  const { access_token: access } = granted.body as { readonly access_token?: string };
  return access === undefined ? granted.status : (await manifest(azure, image, access)).status;
};
