import { attack, prepared, step } from "../../define.ts";
import type { AttackCase, Request } from "../../case.ts";
import { authorize, client, common, other, otherRedirect, redirect } from "./requests.ts";
import { token } from "./token.ts";

const between = { ...common, needs: ["facade", "clients"], proves: ["R-04", "R-74", "fault:shared-client"] } as const;

const register = (...addresses: readonly string[]): Request => ({
  path: "/oauth/register",
  body: { redirect_uris: addresses },
});

const refresh = (as: string, more: Readonly<Record<string, string>> = {}): Request =>
  token({
    grant_type: "refresh_token",
    client_id: as,
    refresh_token: "{{refresh}}",
    code: undefined,
    code_verifier: undefined,
    redirect_uri: undefined,
    ...more,
  });

/** A refresh token of the first client. */
const redeemed = {
  ...prepared(token({ code: "code-{{canary}}" }), [{ as: "refresh", from: { json: "/refresh_token" } }]),
  setup: true as const,
};
const withCodes = { needs: ["facade", "clients", "codes"], mustNotHaveHappened: ["effect"] } as const;
const notTheirs = { status: 400, json: { "/error": "invalid_grant", "/access_token": undefined } } as const;

/** Clients against each other: a user's consent for one of them is worth nothing to another. */
export const clientCases: readonly AttackCase[] = [
  attack(
    between,
    "clients-are-distinguished",
    "Each client has an id of its own, because the identity provider keeps consent by it",
    step(register(otherRedirect), { status: 201, json: { "/client_id": other }, differs: { "/client_id": "client" } }),
  ),
  attack(
    between,
    "registers-as-two",
    "No client registers with the addresses of two clients",
    step(register(redirect, otherRedirect), { status: 400, json: { "/error": "invalid_redirect_uri" } }),
  ),
  attack(between, "answer-at-another-client's-address", "A client's answer does not go to the address of another", [
    step(authorize({ redirect_uri: otherRedirect }), { status: 400, headers: { location: undefined } }),
    step(authorize({ client_id: other }), { status: 400, headers: { location: undefined } }),
  ]),
  attack(
    between,
    "code-with-another-client's-id",
    "A code is not redeemed at one client's address in the name of another",
    step(token({ client_id: other }), { status: 400, json: { "/error": "invalid_grant" } }),
  ),
  ...["", "{{scopes}}/documents.delete"].map((scope) =>
    attack(
      between,
      `refresh-token-of-another-client${scope === "" ? "" : "-for-a-scope"}`,
      "A refresh token of one client gives another client nothing",
      [redeemed, step(refresh(other, scope === "" ? {} : { scope }), notTheirs)],
      withCodes,
    ),
  ),
  attack(
    between,
    "refresh-token-of-its-own",
    "A refresh token is good for the client that it was given to",
    [redeemed, step(refresh(client), { status: 200, json: { "/access_token": /.+/ } })],
    withCodes,
  ),
];
