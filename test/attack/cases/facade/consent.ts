import { attack, prepared, step } from "../../define.ts";
import type { AttackCase, Expectation, Request } from "../../case.ts";
import type { Query } from "./requests.ts";
import { authorize, common, encoded, right, scope } from "./requests.ts";

const page: Expectation = {
  status: 200,
  headers: {
    "content-security-policy": /frame-ancestors 'none'/,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "set-cookie": /^__Host-mcp-consent=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=600$/,
    location: undefined,
  },
};

const formToken = /name="nonce" value="([\w-]{43,64})"/;
const open = prepared(authorize(), [
  { as: "cookie", from: { header: "set-cookie", within: /=([\w-]{43});/ } },
  { as: "nonce", from: { match: formToken } },
]);
const openAgain = prepared(authorize(), [{ as: "another", from: { match: formToken } }]);

const consent = (
  changes: Request["headers"] = {},
  body = "nonce={{nonce}}&decision=allow",
  query: Query = {},
): Request => ({
  path: `/oauth/consent?${encoded({ ...right, ...query })}`,
  headers: {
    "content-type": "application/x-www-form-urlencoded",
    origin: "{{origin}}",
    "sec-fetch-site": "same-origin",
    cookie: "__Host-mcp-consent={{cookie}}",
    ...changes,
  },
  body,
});

const refusedForm: Expectation = { status: [400, 403], headers: { location: undefined } };

const consentRefusals: Readonly<Record<string, Request>> = {
  "no-cookie": consent({ cookie: undefined }),
  "no-nonce": consent({}, "decision=allow"),
  "another-nonce": consent({}, "nonce={{another}}&decision=allow"),
  "a-made-up-pair": consent(
    { cookie: `__Host-mcp-consent=${"A".repeat(43)}` },
    `nonce=${"B".repeat(43)}&decision=allow`,
  ),
  "an-empty-pair": consent({ cookie: "__Host-mcp-consent=" }, "nonce=&decision=allow"),
  "two-cookies": consent({ cookie: `__Host-mcp-consent={{cookie}}; __Host-mcp-consent=${"A".repeat(43)}` }),
  "a-cookie-without-prefix": consent({ cookie: "mcp-consent={{cookie}}" }),
  "a-foreign-page": consent({ origin: "https://attacker.invalid", "sec-fetch-site": "cross-site" }),
  "a-page-of-the-same-site": consent({ "sec-fetch-site": "same-site" }),
  "no-origin": consent({ origin: undefined }),
  "a-null-origin": consent({ origin: "null" }),
  "no-decision": consent({}, "nonce={{nonce}}"),
  "another-decision": consent({}, "nonce={{nonce}}&decision=yes"),
  "two-decisions": consent({}, "nonce={{nonce}}&decision=deny&decision=allow"),
  json: consent({ "content-type": "application/json" }, '{"nonce":"{{nonce}}","decision":"allow"}'),
  "another-address": consent({}, undefined, { redirect_uri: "https://attacker.invalid/callback" }),
  "another-client": consent({}, undefined, { client_id: "attacker" }),
  "the-cookie-as-its-token": consent({}, "nonce={{cookie}}&decision=allow"),
  // A page was shown, and agreed to, for one request: its form is good for no other.
  "more-scopes-than-the-page-listed": consent({}, undefined, { scope: `${scope} {{scopes}}/documents.write` }),
  "another-challenge-than-the-page's": consent({}, undefined, { code_challenge: "x".repeat(43) }),
  "another-state-than-the-page's": consent({}, undefined, { state: "another" }),
};

const refusedConsents = Object.entries(consentRefusals).map(([name, send]) =>
  attack(
    common,
    `consent-with-${name}`,
    `An agreement with ${name.replaceAll("-", " ")} is none`,
    [open, openAgain, step(send, refusedForm)],
    {
      proves: ["R-04", "R-138", "R-20"],
    },
  ),
);

export const consentCases: readonly AttackCase[] = [
  attack(
    common,
    "page",
    "The person is asked, on a page that no other page can frame, cache or press",
    step(authorize(), page),
    { proves: ["R-04", "R-161"] },
  ),
  attack(
    common,
    "page-again",
    "An earlier agreement does not spare the next question",
    [open, step({ ...authorize(), headers: { cookie: "__Host-mcp-consent={{cookie}}" } }, page)],
    { proves: ["R-04", "R-138", "R-163"] },
  ),
  attack(
    common,
    "agreement",
    "An agreement goes on to the identity provider, without what the client may not choose",
    [
      open,
      step(consent(), {
        status: 303,
        headers: {
          location: /\/[\w-]+\/oauth2\/v2\.0\/authorize\?client_id=[\w-]+&(?!.*resource=).*code_challenge_method=S256/,
          "set-cookie": /__Host-mcp-consent=;.*Max-Age=0/,
        },
      }),
    ],
    { proves: ["R-04", "R-40"] },
  ),
  attack(
    common,
    "refusal",
    "A refusal goes back to the client as one",
    [
      open,
      step(consent({}, "nonce={{nonce}}&decision=deny"), {
        status: 303,
        headers: { location: /\?error=access_denied&/ },
      }),
    ],
    { proves: ["R-04"] },
  ),
  attack(
    common,
    "script-in-scope",
    "What a request holds is never markup of the page",
    step(authorize({ state: '"><script>alert(1)</script>' }), {
      status: 200,
      silent: /<script>alert/,
      headers: { "content-security-policy": /default-src 'none'/ },
    }),
    { proves: ["R-161", "fault:reflected-script"] },
  ),
  ...refusedConsents,
];
