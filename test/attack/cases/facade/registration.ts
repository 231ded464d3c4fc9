import { attack, step } from "../../define.ts";
import type { AttackCase } from "../../case.ts";
import { addresses } from "./addresses.ts";
import { client, common, redirect } from "./requests.ts";

const addressCases = Object.entries(addresses)
  .filter(([name]) => name !== "empty")
  .map(([name, redirect_uri]) =>
    attack(
      common,
      `register-${name}`,
      `No client registers with an address that is not known: ${name.replaceAll("-", " ")}`,
      step(
        {
          path: "/oauth/register",
          body: { client_name: "<script>alert(1)</script>", redirect_uris: [redirect_uri] },
        },
        { status: 400, json: { "/error": "invalid_redirect_uri" }, silent: /attacker\.invalid|<script>/ },
      ),
      { proves: ["R-19", "fault:open-redirect"] },
    ),
  );

export const registrationCases: readonly AttackCase[] = [
  attack(
    common,
    "registration-keeps-nothing",
    "Registration hands out the id of the client whose addresses they are, and keeps nothing of what a client says",
    step(
      {
        path: "/oauth/register",
        body: { client_name: "{{canary}}", client_uri: "https://attacker.invalid", redirect_uris: [redirect] },
      },
      {
        status: 201,
        json: { "/client_id": client, "/client_secret": undefined, "/client_name": undefined },
        silent: /canary|attacker/,
      },
    ),
    { proves: ["R-04"] },
  ),
  attack(
    common,
    "metadata",
    "The metadata name the issuer that serves them, and S256 alone",
    step(
      { method: "GET", path: "/.well-known/oauth-authorization-server" },
      {
        status: 200,
        json: {
          "/issuer": /^https?:\/\/[^/]+$/,
          "/code_challenge_methods_supported": /^\["S256"\]$/,
          "/token_endpoint_auth_methods_supported": /^\["none"\]$/,
        },
      },
    ),
    { proves: ["R-18", "fault:plain-pkce", "fault:metadata-issuer"] },
  ),
  ...["GET", "PUT", "DELETE"].map((method) =>
    attack(
      common,
      `register-by-${method}`,
      `Nothing is registered by ${method}`,
      step({ method, path: "/oauth/register" }, { status: [404, 405] }),
      { mustNotHaveHappened: ["effect", "upstream", "leak"] },
    ),
  ),
  ...addressCases,
];
