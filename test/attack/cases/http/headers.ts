import { attack, allowed, step } from "../../define.ts";
import type { AttackCase } from "../../case.ts";
import { alice, toolCall } from "../../messages.ts";
import { sides } from "../sides.ts";
import { common, list } from "./requests.ts";

const hosts = ["evil.example", "127.0.0.1.evil.example", "evil.example:80", "localhost", "169.254.169.254", "[::1]"];

const hostCases = hosts.flatMap((host) =>
  sides.map((at) =>
    attack(
      common,
      `host-${host.replace(/[^\w.]+/g, "-")}@${at}`,
      `A request for ${host} is not served here by the ${at}`,
      step(list({ host }, { at }), {
        status: [403, 421],
        decided: at === "gateway" ? "gateway:host" : "server:host-not-allowed",
      }),
    ),
  ),
);

const types = [
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/jsonp",
  "text/json",
  "application/xml",
  "application/json-rpc",
  "application/json; charset=utf-16",
  "application/json; charset=utf-7",
  "application/json; charset=iso-8859-1",
  "",
];

const typeCases = types.map((type) =>
  attack(
    { ...common, proves: ["R-46"] },
    `content-type-${type.replace(/[^\w]+/g, "-") || "none"}`,
    `A body of type "${type}" is not read as a message: a form of a foreign page could send it`,
    step(list({ "content-type": type === "" ? undefined : type }), { status: 415, decided: "gateway:media-type" }),
  ),
);

const encodingCases = ["gzip", "identity", "deflate, gzip"].flatMap((encoding) =>
  sides.map((at) =>
    attack(
      { ...common, proves: ["R-46"] },
      `content-encoding-${encoding.replace(/\W+/g, "-")}@${at}`,
      `A body that says it is ${encoding} is not read by the ${at} as what it is not`,
      step(list({ "content-encoding": encoding }, { at }), { status: 415, decided: `${at}:media-type` }),
    ),
  ),
);

/** Headers that a service behind a proxy may believe. None of it changes who calls, what is called, or the record. */
const claimed: Readonly<Record<string, string>> = {
  "x-http-method-override": "DELETE",
  "x-original-url": "/approvals",
  "x-rewrite-url": "/approvals",
  "x-forwarded-host": "evil.example",
  "x-forwarded-for": "127.0.0.1",
  forwarded: "for=127.0.0.1;host=evil.example",
  "x-ms-client-principal": "eyJ1c2VySWQiOiJhZG1pbiJ9",
  "x-correlation-id": "{{canary}}",
  traceparent: "00-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbb-01",
  "ocp-apim-trace": "true",
  "ocp-apim-subscription-key": "{{canary}}",
  "x-gateway-authorization": "Bearer {{canary}}",
  cookie: "session={{canary}}",
};

const claimCases = Object.entries(claimed).map(([name, value]) =>
  attack(
    { ...common, proves: ["R-119", "R-78"] },
    `claim-${name}`,
    `${name} is not believed and goes nowhere`,
    step(
      toolCall("whoami", {}, { token: alice, headers: { [name]: value } }),
      allowed({ silent: /evil\.example|canary/ }),
    ),
  ),
);

const named = ["x-threat-level", "close, x-gateway-authorization", "x-forwarded-for", "authorization"];

const connectionCases = named.map((value) =>
  attack(
    { ...common, proves: ["R-172", "R-119"] },
    `connection-names-${value.replace(/\W+/g, "-")}`,
    `A proxy on the way is not asked to take ${value} away`,
    step(toolCall("whoami", {}, { token: alice, headers: { connection: value } }), {
      status: 400,
      decided: "gateway:connection",
    }),
  ),
);

const answerCases = [
  attack(
    { ...common, proves: ["R-161"] },
    "headers-of-an-answer",
    "An answer is kept in no cache and taken for nothing else",
    step(
      list(),
      allowed({
        headers: {
          "cache-control": "no-store",
          "x-content-type-options": "nosniff",
          "x-powered-by": undefined,
          server: undefined,
        },
      }),
    ),
  ),
  attack(
    { ...common, proves: ["R-161"] },
    "headers-of-a-refusal",
    "A refusal is kept in no cache and taken for nothing else",
    step(
      { ...list(), token: { authorization: "Bearer x" } },
      {
        status: 401,
        headers: {
          "cache-control": "no-store",
          "x-content-type-options": "nosniff",
          "x-powered-by": undefined,
          server: undefined,
        },
        decided: "gateway:token",
      },
    ),
  ),
];

export const headerCases: readonly AttackCase[] = [
  ...hostCases,
  ...typeCases,
  ...encodingCases,
  ...claimCases,
  ...connectionCases,
  ...answerCases,
];
