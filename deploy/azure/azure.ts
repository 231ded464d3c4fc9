import type { TokenCredential } from "@azure/identity";
import type { HttpClient, HttpMethods } from "@azure/core-rest-pipeline";
import {
  bearerTokenAuthenticationPolicy,
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineFromOptions,
  createPipelineRequest,
} from "@azure/core-rest-pipeline";

export interface Answer {
  readonly status: number;
  /** The parsed body; the text itself where it is no JSON. */
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Asked {
  readonly method?: HttpMethods;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, in place of `body`. */
  readonly form?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Claims {
  readonly tid?: string;
  readonly oid?: string;
  /** Application permissions of Graph. */
  readonly roles?: readonly string[];
  readonly scp?: string;
  /** Directory roles of a person, by template id. */
  readonly wids?: readonly string[];
}

const armOrigin = "https://management.azure.com";

/** Azure as programs manage it, through the pipeline of its SDK: retries, throttling and proxies are the pipeline's. */
export class Azure {
  readonly #credential: TokenCredential;
  readonly #http: HttpClient;

  constructor(credential: TokenCredential, http: HttpClient = createDefaultHttpClient()) {
    this.#credential = credential;
    this.#http = http;
  }

  arm(path: string, version: string, asked: Asked = {}): Promise<Answer> {
    const separator = path.includes("?") ? "&" : "?";
    return this.ask(`${armOrigin}${path}${separator}api-version=${version}`, `${armOrigin}/.default`, asked);
  }

  /** Every item of a list, over all its pages. */
  async list<T>(path: string, version: string): Promise<readonly T[]> {
    const items: T[] = [];
    for (let page = await this.arm(path, version); ;) {
      if (page.status !== 200) throw new Error(`${path}: Azure answered ${page.status}`);
      items.push(...valueOf<T>(page));
      const { nextLink } = page.body as { readonly nextLink?: string };
      if (!nextLink?.startsWith(`${armOrigin}/`)) return items;
      page = await this.ask(nextLink, `${armOrigin}/.default`, {});
    }
  }

  graph(path: string, asked: Asked = {}): Promise<Answer> {
    return this.ask(`https://graph.microsoft.com/v1.0${path}`, "https://graph.microsoft.com/.default", asked);
  }

  blob(url: string): Promise<Answer> {
    return this.ask(url, "https://storage.azure.com/.default", { headers: { "x-ms-version": "2021-12-02" } });
  }

  /** To an address that carries its own right, as those of ACR Tasks do. */
  async upload(url: string, content: Uint8Array): Promise<Answer> {
    const request = createPipelineRequest({
      url,
      method: "PUT",
      timeout: 600_000,
      headers: createHttpHeaders({ "x-ms-blob-type": "BlockBlob", "content-type": "application/octet-stream" }),
      body: content,
    });
    const { status, headers } = await createPipelineFromOptions({}).sendRequest(this.#http, request);
    return { status, body: undefined, headers: headers.toJSON() };
  }

  /** Of a service that wants no token of Entra, or brings its own. */
  ask(url: string, scope: string | undefined, { method = "GET", body, form, headers = {} }: Asked): Promise<Answer> {
    const pipeline = createPipelineFromOptions({ retryOptions: { maxRetries: 2 } });
    if (scope !== undefined)
      pipeline.addPolicy(bearerTokenAuthenticationPolicy({ credential: this.#credential, scopes: scope }));
    const request = createPipelineRequest({
      url,
      method,
      timeout: 30_000,
      headers: createHttpHeaders({ ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers }),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(form === undefined ? {} : { body: form }),
    });
    return pipeline.sendRequest(this.#http, request).then((response) => ({
      status: response.status,
      body: parsed(response.bodyAsText ?? ""),
      headers: response.headers.toJSON(),
    }));
  }

  /** For a service that exchanges it for a token of its own. */
  async token(scope: string): Promise<string> {
    return (await this.#credential.getToken(scope))?.token ?? "";
  }

  /** What a token says of its bearer. The claims are not verified: Azure does that, and this only explains what it will say. */
  async claims(scope: string): Promise<Claims> {
    const [, payload = ""] = (await this.token(scope)).split(".");
    return JSON.parse(Buffer.from(payload, "base64url").toString() || "{}") as Claims;
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** The items of a list. */
export const valueOf = <T>({ body }: Answer): readonly T[] =>
  (body as { readonly value?: readonly T[] } | undefined)?.value ?? [];
