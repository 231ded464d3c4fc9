// Stand-in for Azure Container Registry: who may pull, and which digests are there. https://github.com/Azure/acr/blob/main/docs/AAD-OAuth.md
import { randomUUID } from "node:crypto";
import type { CheckBearer } from "../entra/bearer.ts";
import type { Handler, StandInReply, StandInRequest } from "../http/message.ts";
import { json } from "../http/message.ts";

interface RegistryOptions {
  /** `crcontoso.azurecr.io`. */
  readonly host: string;
  readonly tenantId: string;
  /** Judges a token for Azure Resource Manager. */
  readonly check: CheckBearer;
  /** Object ids of those that hold AcrPull. */
  readonly allowed: readonly string[];
  /** `repository@sha256:…`. */
  readonly images: ReadonlySet<string>;
}

const refused = (status: number, code: string, message: string, headers = {}): StandInReply =>
  json(status, { errors: [{ code, message }] }, headers);

export const createRegistry = ({ host, tenantId, check, allowed, images }: RegistryOptions): Handler => {
  /** Who holds a refresh token, and which repository an access token opens. */
  const people = new Map<string, string>();
  const opened = new Map<string, string>();

  const exchange = async (form: URLSearchParams): Promise<StandInReply> => {
    if (form.get("grant_type") !== "access_token") return refused(400, "UNSUPPORTED", "grant_type is invalid");
    if (form.get("service") !== host) return refused(400, "DENIED", "service is invalid");
    const claims = await check(`Bearer ${form.get("access_token") ?? ""}`);
    if (!claims || form.get("tenant") !== tenantId) return refused(401, "UNAUTHORIZED", "authentication required");
    const refresh_token = randomUUID();
    people.set(refresh_token, String(claims["oid"]));
    return json(200, { refresh_token });
  };

  const token = (form: URLSearchParams): StandInReply => {
    const holder = people.get(form.get("refresh_token") ?? "");
    const [, repository] = /^repository:(.+):pull$/.exec(form.get("scope") ?? "") ?? [];
    if (holder === undefined || repository === undefined)
      return refused(401, "UNAUTHORIZED", "authentication required");
    if (!allowed.includes(holder)) return refused(403, "DENIED", "requested access to the resource is denied");
    const access_token = randomUUID();
    opened.set(access_token, repository);
    return json(200, { access_token });
  };

  const manifest = ({ headers }: StandInRequest, repository: string, reference: string): StandInReply => {
    const [, bearer = ""] = /^Bearer (.+)$/.exec(headers.authorization ?? "") ?? [];
    if (opened.get(bearer) !== repository) {
      const challenge = `Bearer realm="https://${host}/oauth2/token",service="${host}",scope="repository:${repository}:pull"`;
      return refused(401, "UNAUTHORIZED", "authentication required", { "www-authenticate": challenge });
    }
    return images.has(`${repository}@${reference}`)
      ? json(200, {})
      : refused(404, "MANIFEST_UNKNOWN", "manifest unknown");
  };

  return async (request) => {
    const { method, path, body } = request;
    const form = new URLSearchParams(body.toString());
    if (method === "POST" && path === "/oauth2/exchange") return exchange(form);
    if (method === "POST" && path === "/oauth2/token") return token(form);
    const [, repository, reference] = /^\/v2\/(.+)\/manifests\/([^/]+)$/.exec(path) ?? [];
    if ((method === "GET" || method === "HEAD") && repository !== undefined && reference !== undefined)
      return manifest(request, repository, reference);
    return refused(404, "NOT_FOUND", "the stand-in does not know this operation");
  };
};
