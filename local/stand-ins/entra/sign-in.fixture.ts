// Stand-in for Microsoft Entra ID: a person's way through its sign-in page, for tests.
import { createHash } from "node:crypto";
import { demoIds } from "../directory/demo-directory.ts";
import type { StandInReply } from "../http/message.ts";
import { api, jsonOf, tenantPath } from "../services.fixture.ts";
import type { Fixture } from "../services.fixture.ts";

export type Fields = Readonly<Record<string, string | undefined>>;

const verifier = "v".repeat(43);
const challenge = createHash("sha256").update(verifier).digest("base64url");
export const redirectUri = "http://127.0.0.1:33418/";

const given = (fields: Fields): URLSearchParams =>
  new URLSearchParams(Object.entries(fields).filter((one): one is [string, string] => one[1] !== undefined));

const authorizeFields: Fields = {
  client_id: demoIds.client,
  response_type: "code",
  redirect_uri: redirectUri,
  scope: `${api}/documents.read offline_access openid`,
  state: "st&te",
  code_challenge: challenge,
  code_challenge_method: "S256",
};

/** The page. A field set to undefined is left out. */
export const openPage = ({ ask }: Fixture, changes: Fields = {}): Promise<StandInReply> =>
  ask("entra", { path: `${tenantPath("oauth2/v2.0/authorize")}?${given({ ...authorizeFields, ...changes })}` });

/** The page sent back with a person. */
export const choose = ({ ask }: Fixture, person: string, changes: Fields = {}): Promise<StandInReply> =>
  ask("entra", {
    method: "POST",
    path: tenantPath("oauth2/v2.0/authorize"),
    body: given({ ...authorizeFields, ...changes, person }),
  });

export const answerOf = ({ headers }: StandInReply): URLSearchParams => new URL(String(headers?.location)).searchParams;

export const codeFor = async (fixture: Fixture, person = "alice", changes: Fields = {}): Promise<string> =>
  answerOf(await choose(fixture, person, changes)).get("code") ?? "";

export const askToken = ({ ask }: Fixture, fields: Fields): Promise<StandInReply> =>
  ask("entra", { method: "POST", path: tenantPath("oauth2/v2.0/token"), body: given(fields) });

export const redeem = (fixture: Fixture, code: string, changes: Fields = {}): Promise<StandInReply> =>
  askToken(fixture, {
    grant_type: "authorization_code",
    client_id: demoIds.client,
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...changes,
  });

/** What was refused: status, OAuth error and Entra's number. */
export const refusalOf = (reply: StandInReply): readonly [number, unknown, unknown] => {
  const { error, error_codes: codes } = jsonOf(reply);
  return [reply.status, error, (codes as unknown[] | undefined)?.[0]];
};
