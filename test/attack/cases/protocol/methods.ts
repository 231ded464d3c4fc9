import { attack, allowed, step } from "../../define.ts";
import type { AttackCase } from "../../case.ts";
import { alice, eras, message } from "../../messages.ts";
import { common } from "./requests.ts";

const notThere = [
  ...["tools/unknown", "admin/shutdown", "../../etc/passwd", "tools/call/", "TOOLS/LIST"].map((method) =>
    attack(
      common,
      `method-${method.replace(/[^\w-]+/g, "_")}`,
      `There is no method ${method}`,
      step(message(method, {}, { token: alice }), {
        status: [400, 404],
        json: { "/error/code": /-32601|-32600/ },
        decided: ["server:protocol-error", "gateway:message"],
      }),
    ),
  ),
  attack(
    common,
    "not-offered-logging-setLevel",
    "logging/setLevel is a method of the older revision, and unknown to the current one",
    step(message("logging/setLevel", {}, { token: alice }), {
      status: [400, 404],
      json: { "/error/code": /-3260/ },
      decided: "server:protocol-error",
    }),
  ),
];

const listCases = eras.map((era) =>
  attack(
    { ...common, proves: ["R-170", "R-177"] },
    `list-in-${era}`,
    `The tools are listed in ${era} on the one endpoint`,
    step(message("tools/list", {}, { era, token: alice }), allowed({ json: { "/result/tools/0/name": /\w+/ } })),
  ),
);

const discovery = [
  attack(
    { ...common, proves: ["R-177", "R-174"] },
    "discover",
    "Discovery names the revision, and its answer is for one caller alone",
    step(
      message("server/discover", {}, { token: alice }),
      allowed({
        json: { "/result/cacheScope": "private", "/result/ttlMs": 0 },
        headers: { "cache-control": "no-store" },
      }),
    ),
  ),
  attack(
    { ...common, proves: ["R-174"] },
    "list-is-private",
    "A list that depends on its caller is kept by no cache",
    step(
      message("tools/list", {}, { token: alice }),
      allowed({
        json: { "/result/cacheScope": "private", "/result/ttlMs": 0 },
        headers: { "cache-control": "no-store" },
      }),
    ),
  ),
  attack(
    { ...common, proves: ["R-177"] },
    "cursor-made-up",
    "A made-up cursor is an error, not the whole list",
    step(message("tools/list", { cursor: "made-up" }, { token: alice }), {
      status: [200, 400],
      json: { "/error/code": -32602 },
      decided: ["server:ok", "server:protocol-error"],
    }),
  ),
];

export const methodCases: readonly AttackCase[] = [...notThere, ...listCases, ...discovery];
