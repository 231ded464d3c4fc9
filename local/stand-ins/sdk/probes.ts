// Stand-ins judged by the unmodified SDKs: what each is asked to do, in a process that believes it runs in Azure.
import { ManagedIdentityCredential, OnBehalfOfCredential } from "@azure/identity";
import { CryptographyClient, KeyClient } from "@azure/keyvault-keys";
import { SecretClient } from "@azure/keyvault-secrets";
import { BlobServiceClient } from "@azure/storage-blob";
import createContentSafety, { isUnexpected } from "@azure-rest/ai-content-safety";
import { createRemoteJWKSet, decodeJwt, jwtVerify } from "jose";

export interface ProbeInput {
  readonly urls: Readonly<
    Record<"issuer" | "keys" | "graph" | "vault" | "contentSafety" | "documents" | "audit", string>
  >;
  readonly tenantId: string;
  readonly identityClientId: string;
  readonly apiClientId: string;
  /** A person's token for the API. */
  readonly userToken: string;
}

const once = { retryOptions: { maxRetries: 0 } };
const credentialOf = ({ identityClientId }: ProbeInput) =>
  new ManagedIdentityCredential({ clientId: identityClientId, ...once });

const blobsOf = (input: ProbeInput, url: string) =>
  new BlobServiceClient(url, credentialOf(input), { retryOptions: { maxTries: 1 } });

const onBehalfOf = (input: ProbeInput) =>
  new OnBehalfOfCredential({
    tenantId: input.tenantId,
    clientId: input.apiClientId,
    userAssertionToken: input.userToken,
    getAssertion: async () => (await credentialOf(input).getToken("api://AzureADTokenExchange/.default")).token,
    ...once,
  });

type Probe = (input: ProbeInput, argument: string) => Promise<unknown>;

export const probes = {
  identityClaims: async (input, resource) => {
    const { token, expiresOnTimestamp } = await credentialOf(input).getToken(`${resource}/.default`);
    return { claims: decodeJwt(token), hours: Math.round((expiresOnTimestamp - Date.now()) / 3_600_000) };
  },
  onBehalfOf: async (input, scope) => decodeJwt((await onBehalfOf(input).getToken(scope)).token),
  verifyUserToken: async ({ urls, userToken, apiClientId }) => {
    const keys = createRemoteJWKSet(new URL(urls.keys));
    const options = { issuer: urls.issuer, audience: apiClientId, algorithms: ["RS256"] };
    return (await jwtVerify(userToken, keys, options)).payload;
  },
  secret: async (input, name) => {
    const { value, properties } = await new SecretClient(input.urls.vault, credentialOf(input), once).getSecret(name);
    return { value, vaultUrl: properties.vaultUrl, hasVersion: properties.version !== undefined };
  },
  sign: async (input, name) => {
    const credential = credentialOf(input);
    const key = await new KeyClient(input.urls.vault, credential, once).getKey(name);
    const client = new CryptographyClient(key.id ?? "", credential, once);
    const { result } = await client.signData("ES256", Buffer.from("checkpoint"));
    return Buffer.from(result).toString("base64url");
  },
  shieldPrompt: async (input, userPrompt) => {
    const options = { apiVersion: "2024-09-01", ...once };
    const client = createContentSafety(input.urls.contentSafety, credentialOf(input), options);
    const body = { userPrompt, documents: ["fine", userPrompt] };
    const { status, body: answer } = await client.pathUnchecked("/text:shieldPrompt").post({ body });
    return { status, answer: answer as unknown };
  },
  analyze: async (input, text) => {
    const client = createContentSafety(input.urls.contentSafety, credentialOf(input), once);
    const body = { text, blocklistNames: ["codenames"] };
    const response = await client.path("/text:analyze").post({ body });
    return isUnexpected(response) ? { status: response.status, code: response.body.error.code } : response.body;
  },
  documentLife: async (input) => {
    const container = blobsOf(input, input.urls.documents).getContainerClient("documents");
    const blob = container.getBlockBlobClient("t.o/näme <1>");
    const ifNew = { conditions: { ifNoneMatch: "*" } };
    const { etag = "" } = await blob.upload("text", 4, { ...ifNew, metadata: { title: "VA" } });
    const again = await blob.upload("text", 4, ifNew).catch((error: { code?: string }) => error.code);
    const stale = await blob
      .upload("newer", 5, { conditions: { ifMatch: '"0x0"' } })
      .catch((error: { code?: string }) => error.code);
    const names: (string | undefined)[][] = [];
    for await (const one of container.listBlobsFlat({ prefix: "t.o/", includeMetadata: true })) {
      names.push([one.name, one.metadata?.["title"], one.properties.etag && `"${one.properties.etag}"`]);
    }
    const content = (await blob.downloadToBuffer()).toString();
    const tail = (await blob.downloadToBuffer(2)).toString();
    await blob.delete();
    return {
      again,
      stale,
      listed: names,
      sameEtag: names[0]?.[2] === etag,
      content,
      tail,
      exists: await blob.exists(),
    };
  },
  paging: async (input) => {
    const container = blobsOf(input, input.urls.documents).getContainerClient("documents");
    for (const name of ["p/3", "p/1", "p/2"]) await container.getBlockBlobClient(name).upload(name, 3);
    const pages: string[][] = [];
    for await (const page of container.listBlobsFlat({ prefix: "p/" }).byPage({ maxPageSize: 2 })) {
      pages.push(page.segment.blobItems.map(({ name }) => name));
    }
    return pages;
  },
  auditLife: async (input) => {
    const container = blobsOf(input, input.urls.audit).getContainerClient("audit");
    const blob = container.getAppendBlobClient("trail");
    const code = (work: Promise<unknown>) => work.then(() => "done").catch((error: { code?: string }) => error.code);
    await blob.create({ conditions: { ifNoneMatch: "*" } });
    const append = (text: string, appendPosition: number) =>
      code(blob.appendBlock(text, text.length, { conditions: { appendPosition } }));
    return {
      first: await append("one\n", 0),
      late: await append("two\n", 0),
      second: await append("two\n", 4),
      createdTwice: await code(blob.create({ conditions: { ifNoneMatch: "*" } })),
      overwritten: await code(blob.create()),
      renamed: await code(blob.setMetadata({ a: "b" })),
      deleted: await code(blob.delete()),
      size: (await blob.getProperties()).contentLength,
      tail: (await blob.downloadToBuffer(4)).toString(),
    };
  },
} as const satisfies Readonly<Record<string, Probe>>;

export type ProbeName = keyof typeof probes;
