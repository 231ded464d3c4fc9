import { attack, allowed, step } from "../../define.ts";
import type { AttackCase } from "../../case.ts";
import { sides } from "../sides.ts";
import { common, list } from "./requests.ts";

const origins = [
  "https://evil.example",
  "http://localhost",
  "http://127.0.0.1:1",
  "null",
  "https://portal.attack.example.evil.example",
  "https://evilportal.attack.example",
  "http://portal.attack.example",
  "https://portal.attack.example:8443",
  "https://PORTAL.attack.example",
  "file://",
  "chrome-extension://abcdefgh",
];

const foreignCases = origins.flatMap((origin) =>
  sides.map((at) =>
    attack(
      common,
      `origin-${origin.replace(/[^\w.]+/g, "-")}@${at}`,
      `A page of ${origin} cannot call through a user's browser`,
      step(list({ origin }, { at }), {
        status: 403,
        headers: { "access-control-allow-origin": undefined },
        decided: at === "gateway" ? "gateway:origin" : "server:origin-not-allowed",
      }),
    ),
  ),
);

const browserCases = [
  attack(
    common,
    "no-origin",
    "A client without a browser says nothing of an origin and is served",
    step(list(), allowed()),
  ),
  attack(
    common,
    "allowed-origin",
    "The one allowed origin is served and named, alone and without credentials",
    step(
      list({ origin: "https://portal.attack.example" }),
      allowed({
        headers: {
          "access-control-allow-origin": "https://portal.attack.example",
          "access-control-allow-credentials": undefined,
        },
      }),
    ),
    { needs: ["pages"] },
  ),
  attack(
    common,
    "foreign-preflight",
    "A foreign page gets no permission to call",
    step(
      {
        method: "OPTIONS",
        headers: {
          origin: "https://evil.example",
          "access-control-request-method": "POST",
          "access-control-request-headers": "authorization",
        },
      },
      { status: [403, 405], headers: { "access-control-allow-origin": undefined }, decided: ["gateway:origin"] },
    ),
  ),
];

/** Calls that a page makes a user's browser send. */
export const originCases: readonly AttackCase[] = [...foreignCases, ...browserCases];
