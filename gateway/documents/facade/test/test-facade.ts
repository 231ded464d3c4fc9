import { createHash } from "node:crypto";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import type {
  Gateway,
  GatewayPorts,
  GatewayResponse,
  HeaderEntry,
  PolicyDocument,
} from "../../../policy/executable.ts";
import { compilePolicy } from "../../../policy/executable.ts";
import type { TestPorts } from "../../../policy/testing.ts";
import { testPorts, testRequest, textOf } from "../../../policy/testing.ts";
import type { FacadeFacts } from "../facade.ts";
import type { FacadeRoute, FacadeRouteName, SharedRoute } from "../routes.ts";
import { facadeRoutes } from "../routes.ts";

export const origin = "https://mcp.contoso.com";
export const claudeId = "1a1a1a1a-1111-4111-8111-111111111111";
export const codeId = "1b1b1b1b-1111-4111-8111-111111111111";
export const editorId = "1c1c1c1c-1111-4111-8111-111111111111";
export const apiUri = "api://22222222-2222-4222-8222-222222222222";
export const tenant = "33333333-3333-4333-8333-333333333333";
export const documentedId = "https://editor.example/oauth/client.json";
export const challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

const catalogue = {
  scopes: [
    {
      name: "documents.read",
      title: "Read your documents",
      description: "Search and read the documents that you own.",
      applications: true,
    },
    {
      name: "documents.write",
      title: "Write your documents",
      description: "Save documents in your name.",
      applications: false,
    },
  ],
  tools: referenceCatalogue.tools.filter(({ scope }) => scope.startsWith("documents.")),
};

export const facadeFacts: FacadeFacts = {
  name: "facade",
  endpoint: { host: new URL(origin).host, path: "/mcp" },
  serverName: "Contoso documents",
  tenantId: tenant,
  scopePrefix: apiUri,
  catalogue,
  clients: [
    { name: "Claude", clientId: claudeId, redirectUris: ["https://claude.ai/api/mcp/auth_callback"] },
    {
      name: "Visual Studio Code",
      clientId: codeId,
      redirectUris: ["https://vscode.dev/redirect", "http://127.0.0.1/", "http://localhost/callback"],
    },
    {
      name: "Editor",
      clientId: editorId,
      redirectUris: ["https://editor.example/back"],
      metadataUrl: documentedId,
    },
  ],
};

export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A request that is right in every way, to be varied. */
export const rightRequest: Query = {
  client_id: claudeId,
  redirect_uri: "https://claude.ai/api/mcp/auth_callback",
  response_type: "code",
  code_challenge: challenge,
  code_challenge_method: "S256",
  scope: `${apiUri}/documents.read`,
  state: "af0ifjsldkj",
  resource: `${origin}/mcp`,
};

export const encoded = (query: Query): string => {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    (value === undefined ? [] : [value].flat()).map((one) => [name, one] as [string, string]),
  );
  return new URLSearchParams(pairs).toString();
};

/** As .NET's `WebUtility.UrlEncode` does it. */
const formEncoded = (text: string): string =>
  encodeURIComponent(Buffer.from(text, "utf8").toString("utf8"))
    .replaceAll("%20", "+")
    .replace(/['~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * The token of the form on a page that was shown for a request, written a second time: a digest of the nonce and of the
 * address that it goes to.
 */
export const formTokenFor = (nonce: string, query: Query): string => {
  const one = (name: string): string => {
    const values = query[name] === undefined ? [] : [query[name]].flat();
    return values.length === 1 ? values[0]! : "";
  };
  const printable = (text: string) => (/^[ -~]{1,2048}$/.test(text) ? text : "");
  const scopes = (one("scope") || "documents.read").split(" ").filter((word) => word !== "");
  const qualified = scopes.map((scope) =>
    ["openid", "profile", "offline_access"].includes(scope)
      ? scope
      : `${apiUri}/${scope.startsWith(`${apiUri}/`) ? scope.slice(apiUri.length + 1) : scope}`,
  );
  const prompt = ["login", "select_account", "consent"].includes(one("prompt")) ? one("prompt") : "";
  const canonical: readonly (readonly [string, string])[] = [
    ["client_id", one("client_id")],
    ["redirect_uri", one("redirect_uri")],
    ["scope", [...new Set(qualified)].join(" ")],
    ["response_type", "code"],
    ["code_challenge_method", "S256"],
    ["code_challenge", one("code_challenge")],
    ...(["state", "prompt", "claims"] as const).flatMap((name) => {
      const value = name === "prompt" ? prompt : printable(one(name));
      return value === "" ? [] : [[name, value] as const];
    }),
  ];
  const text = canonical
    .map(([name, value]) => `${name}=${name === "code_challenge" ? value : formEncoded(value)}`)
    .join("&");
  return createHash("sha256").update(`${nonce}/oauth/consent?${text}`, "utf8").digest("hex");
};

export interface Answer extends Omit<GatewayResponse, "body" | "headers"> {
  readonly text: string;
  readonly headers: readonly HeaderEntry[];
  header(name: string): string | undefined;
}

export interface Call {
  readonly query?: string;
  readonly method?: string;
  readonly headers?: readonly HeaderEntry[];
  readonly body?: string;
  readonly clientIp?: string;
}

/** A façade that runs here. */
export class TestFacade {
  readonly ports: TestPorts;
  readonly #gateways: Readonly<Record<FacadeRouteName, Gateway>>;

  constructor(
    overrides: Partial<GatewayPorts> = {},
    facts: FacadeFacts = facadeFacts,
    change: (document: PolicyDocument, name: FacadeRouteName) => PolicyDocument = (document) => document,
  ) {
    this.ports = testPorts(overrides);
    this.#gateways = Object.fromEntries(
      Object.entries({ ...facadeRoutes(facts) } as Readonly<Record<string, FacadeRoute | SharedRoute>>).map(
        ([name, route]) => [
          name,
          compilePolicy(change(route.document, name as FacadeRouteName), {
            wider: "wider" in route ? [route.wider] : [],
          }),
        ],
      ),
    ) as Record<FacadeRouteName, Gateway>;
  }

  async call(route: FacadeRouteName, { query = "", method, headers = [], body, clientIp }: Call = {}): Promise<Answer> {
    const isPost = route !== "metadata" && route !== "authorize";
    const answer = await this.#gateways[route](
      testRequest({
        method: method ?? (isPost ? "POST" : "GET"),
        url: `${origin}/${route}${query === "" ? "" : `?${query}`}`,
        headers,
        ...(body === undefined ? {} : { body: Buffer.from(body) }),
        ...(clientIp === undefined ? {} : { clientIp }),
      }),
      this.ports,
    );
    const header = (name: string) =>
      answer.headers.find(([candidate]) => candidate.toLowerCase() === name.toLowerCase())?.[1];
    return { ...answer, text: await textOf(answer), header };
  }

  authorize(changes: Query = {}): Promise<Answer> {
    return this.call("authorize", { query: encoded({ ...rightRequest, ...changes }) });
  }

  /** What a browser sends when a person presses a button on the page that it was shown. */
  async press(decision: string, page: Answer, changes: Partial<Call> = {}): Promise<Answer> {
    return this.call("consent", { ...submission(decision, page), ...changes });
  }
}

/** The form of a page as a browser would submit it. */
export const submission = (decision: string, page: Answer): Call & { readonly headers: readonly HeaderEntry[] } => {
  const action = attribute(page.text, "action");
  const cookie = page.header("Set-Cookie")!.split(";")[0]!;
  return {
    query: action.slice(action.indexOf("?") + 1),
    headers: [
      ["Content-Type", "application/x-www-form-urlencoded"],
      ["Origin", origin],
      ["Sec-Fetch-Site", "same-origin"],
      ["Cookie", cookie],
    ],
    body: encoded({ nonce: attribute(page.text, 'name="nonce" value'), decision }),
  };
};

const attribute = (html: string, name: string): string => {
  const value = new RegExp(`${name}="([^"]*)"`).exec(html)?.[1] ?? "";
  return value
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
};
