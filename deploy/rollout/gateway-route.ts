import type { Azure } from "../azure/azure.ts";

const version = "2024-05-01";
/** Marks what is made here, so that what a killed run left is found. */
const description = "npm run rollout: verifies a revision of the server before it gets traffic";

export interface RouteFacts {
  /** Id of the API that clients call. */
  readonly apiId: string;
  /** Names the backend that its policy forwards to. */
  readonly backend: string;
  /** `https://` and the host of the revision's label. */
  readonly serverUrl: string;
}

interface ApiRevision {
  readonly apiRevision: string;
  readonly isCurrent?: boolean;
  readonly description?: string;
}

/**
 * A way through the gateway to one revision of the server, while `use` runs: a revision of the API with the same policy and a backend of its own. Clients
 * reach it under `<path>;rev=<n>`, with the same tokens and the same rules. Afterwards it is gone.
 * https://learn.microsoft.com/azure/api-management/api-management-revisions
 */
export const throughGateway = async <T>(
  azure: Azure,
  facts: RouteFacts,
  use: (suffix: string) => Promise<T>,
): Promise<T> => {
  const { apiId, backend, serverUrl } = facts;
  const service = apiId.slice(0, apiId.lastIndexOf("/apis/"));
  const backends = { old: `${service}/backends/${backend}`, next: `${service}/backends/${backend}-next` };
  const ask = async (what: string, path: string, asked: Parameters<Azure["arm"]>[2] = {}): Promise<unknown> => {
    const { status, body } = await azure.arm(path, version, asked);
    if (status < 300) return body;
    throw new Error(`${what}: Azure answered ${status} ${JSON.stringify(body)}`);
  };
  const remove = async (path: string): Promise<void> => {
    await azure.arm(path, version, { method: "DELETE", headers: { "if-match": "*" } });
  };
  const revisionId = (number: number | string): string => `${apiId};rev=${number}`;
  const revisions = await azure.list<ApiRevision>(`${apiId}/revisions`, version);
  for (const left of revisions.filter((one) => !one.isCurrent && one.description === description))
    await remove(revisionId(left.apiRevision));
  const number = Math.max(...revisions.map(({ apiRevision }) => Number(apiRevision)), 1) + 1;
  const { properties: api } = (await ask("the API", apiId)) as { readonly properties: { readonly path: string } };
  const { properties: server } = (await ask("the backend", backends.old)) as { readonly properties: object };
  const policy = await policyOf(ask, apiId, backend);
  try {
    await ask("the backend of the revision", backends.next, {
      method: "PUT",
      body: { properties: { ...server, url: serverUrl } },
    });
    await ask("the revision of the API", revisionId(number), {
      method: "PUT",
      body: { properties: { path: api.path, sourceApiId: apiId, apiRevisionDescription: description } },
    });
    await ask("the policy of the revision", `${revisionId(number)}/policies/policy`, {
      method: "PUT",
      body: { properties: { format: "rawxml", value: policy } },
      headers: { "if-match": "*" },
    });
    return await use(`;rev=${number}`);
  } finally {
    await remove(revisionId(number));
    await remove(backends.next);
  }
};

/** The policy of the API, with the other backend in place of its own. */
const policyOf = async (
  ask: (what: string, path: string) => Promise<unknown>,
  apiId: string,
  backend: string,
): Promise<string> => {
  const { properties } = (await ask("the policy", `${apiId}/policies/policy?format=rawxml`)) as {
    readonly properties: { readonly value: string };
  };
  const own = `backend-id="${backend}"`;
  const [before, after, ...more] = properties.value.split(own);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`${apiId}: the policy names ${own} not exactly once, so no other can take its place`);
  return `${before}backend-id="${backend}-next"${after}`;
};
