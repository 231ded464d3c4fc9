import { mangled } from "./mangle.ts";
import type { Request } from "./case.ts";
import type { Target } from "../../testing/composition/target.ts";
import type { TokenRequest } from "../../testing/composition/token.ts";
import { exchange, rawExchange } from "./wire.ts";
import type { Answer, HeaderLines } from "./wire.ts";

/** What a case knows while it runs: its canary, and what earlier steps have noted. */
type Notes = Map<string, string>;

export interface Sender {
  readonly target: Target;
  readonly notes: Notes;
  readonly salt: string;
  readonly timeoutMs: number;
  readonly from: string | undefined;
}

/** A text with what is known put in. An unknown name stops the case. */
export const filled = (text: string, notes: ReadonlyMap<string, string>): string =>
  text.replace(/\{\{([\w-]+)\}\}/g, (_, name: string) => {
    const value = notes.get(name);
    if (value === undefined) throw new Error(`nothing was noted as "${name}"`);
    return value;
  });

const isLiteral = (token: TokenRequest): token is Extract<TokenRequest, { authorization: unknown }> =>
  "authorization" in token;

/** The values of the `Authorization` header, and the token in them that must not be written anywhere. */
const credentials = async (
  token: TokenRequest,
  { target, salt, notes }: Sender,
): Promise<{ readonly values: readonly string[]; readonly secret: string | undefined }> => {
  const { tokens } = target;
  if (isLiteral(token)) {
    const honest = await tokens.honest({ as: "alice", scopes: token.scopes ?? ["profile.read"] }, salt);
    const known = new Map([...notes, ["token", honest]]);
    return { values: [token.authorization].flat().map((value) => filled(value, known)), secret: honest };
  }
  const bearer = (secret: string) => ({ values: [`Bearer ${secret}`], secret });
  if ("kind" in token) {
    if (!tokens.other) throw new Error(`the target has no credentials of an ${token.kind}`);
    return bearer(await tokens.other(token));
  }
  if ("claims" in token) {
    if (!tokens.forged) throw new Error("the target signs no wrong tokens");
    return bearer(await tokens.forged(token, salt));
  }
  const honest = await tokens.honest(token, salt);
  return bearer("mangle" in token ? mangled(honest, token.mangle) : honest);
};

const bodyOf = ({ body }: Request, notes: Notes): Uint8Array | undefined => {
  if (body === undefined || body instanceof Uint8Array) return body;
  return Buffer.from(filled(typeof body === "string" ? body : JSON.stringify(body), notes));
};

/** Where a request goes. Its own path and address are taken as they are. */
const destination = ({ at = "gateway" }: Request, { url, serverUrl, neighbour }: Target): URL => {
  const addresses = {
    gateway: url,
    server: serverUrl,
    neighbour: neighbour?.url,
    "neighbour-server": neighbour?.serverUrl,
  };
  const address = addresses[at];
  if (address === undefined) throw new Error(`the target does not show the ${at}`);
  return new URL(address);
};

export interface Delivered {
  readonly answer: Answer;
  /** What went out and may be written nowhere. */
  readonly secrets: readonly string[];
}

/** Requests straight to the server have to look like the gateway's. */
const gatewayProof = async (
  { at, proofFor = at === "neighbour-server" ? "neighbour" : undefined }: Request,
  { tokens }: Target,
): Promise<string | undefined> =>
  /server$/.test(at ?? "") && tokens.other
    ? `Bearer ${await tokens.other({ kind: "gateway-identity", scopes: [], ...(proofFor && { server: proofFor }) })}`
    : undefined;

export const deliver = async (request: Request, sender: Sender): Promise<Delivered> => {
  const { target, notes, timeoutMs, from } = sender;
  const url = destination(request, target);
  const given = request.token && (await credentials(request.token, sender));
  const secrets = given?.secret === undefined ? [] : [given.secret.slice(-40)];
  if (request.raw !== undefined) {
    const known = new Map([...notes, ["host", url.host], ["path", url.pathname], ["token", given?.secret ?? ""]]);
    return { answer: await rawExchange(url, filled(request.raw, known), timeoutMs, from), secrets };
  }
  const body = bodyOf(request, notes);
  const all: Record<string, string | readonly string[] | undefined> = {
    host: url.host,
    ...(body && { "content-type": "application/json" }),
    accept: "application/json, text/event-stream",
    authorization: given?.values,
    "x-gateway-authorization": await gatewayProof(request, target),
    ...request.headers,
  };
  if (body && !("transfer-encoding" in all)) all["content-length"] ??= String(body.byteLength);
  const headers: HeaderLines = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((one) => [filled(name, notes), filled(one, notes)] as const),
  );
  const answer = await exchange({
    url,
    method: request.method ?? "POST",
    path: filled(request.path ?? url.pathname, notes),
    headers,
    timeoutMs,
    ...(body && { body }),
    ...(request.trickle !== undefined && { trickle: request.trickle }),
    ...(from !== undefined && { from }),
  });
  return { answer, secrets };
};
