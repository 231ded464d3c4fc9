import type { FaultKind } from "../../../../testing/faults.ts";
import type { AttackCase } from "../../case.ts";
import { allowed, attack, refusedCall, step } from "../../define.ts";
import { alice, toolCall } from "../../messages.ts";
import { poisoned } from "../../../../testing/composition/page-texts.ts";
import { redirecting, telling } from "../../../../testing/composition/upstream-answers.ts";
import { asked, common as shared, entry, reader, toolOf } from "./requests.ts";

const common = { ...shared, owasp: "MCP02", proves: ["R-05", "R-139"] } as const;

/** Whom another server is shown, and whom it can pass that on to. */
const credentials = [
  attack(
    common,
    "callers-token-stays",
    "Another server is never shown the caller's token",
    step(entry("clean"), allowed()),
    asked,
  ),
  attack(
    common,
    "callers-token-stays-in-the-older-revision",
    "Nor in the older revision of the protocol",
    step(entry("clean", "read", "2025-11-25"), { status: 200, decided: "server:ok" }),
    asked,
  ),
  attack(
    common,
    "headers-stay",
    "What a caller writes into headers of its own gets no further",
    step(
      {
        ...entry("clean"),
        headers: { ...entry("clean").headers, "x-api-key": "{{canary}}", cookie: "session={{canary}}" },
      },
      allowed(),
    ),
    asked,
  ),
  attack(
    { ...common, owasp: "MCP01", proves: ["R-110", "R-63"] },
    "repeats-its-credential",
    "An answer that repeats what another server was shown is withheld",
    step(entry(telling), refusedCall("output-refused", { silent: /downstream-token/ })),
    asked,
  ),
  attack(
    { ...common, owasp: "MCP01", proves: ["R-33"] },
    "sends-elsewhere",
    "No redirect of another server is followed, credential in hand",
    step(entry(redirecting), refusedCall("upstream-unavailable", { silent: /quick/ })),
    asked,
  ),
];

const nearly = {
  "without-its-server": "read",
  "of-another-server": "archive.read",
  "of-its-server-twice": "library.library.read",
  "with-a-slash": "library/read",
};

const rights = [
  attack(
    { ...common, proves: ["R-09", "R-111"] },
    "without-the-scope",
    "Without its scope no caller calls a tool of another server",
    step(toolCall(toolOf("read"), { entry: "clean" }, { token: alice }), {
      status: 403,
      headers: { "www-authenticate": /insufficient_scope.*library\.read/ },
      decided: "gateway:right",
    }),
  ),
  attack(
    { ...common, proves: ["R-09", "R-111"] },
    "without-the-scope@server",
    "Behind the gateway neither",
    step(toolCall(toolOf("read"), { entry: "clean" }, { token: alice, at: "server" }), {
      status: 403,
      headers: { "www-authenticate": /insufficient_scope.*library\.read/ },
      decided: "server:scope-missing",
    }),
  ),
  attack({ ...common, owasp: "MCP05", proves: ["R-56"] }, "switched-off", "One of its tools can be stopped", [
    { operate: { switch: `tool:${toolOf("read")}` } },
    step(entry("clean"), { status: [403, 503], decided: ["gateway:tool-switch", "gateway:switch"] }),
  ]),
  ...Object.entries(nearly).map(([how, name]) =>
    attack(
      { ...common, owasp: "MCP03", proves: ["R-48"] },
      `named-${how}`,
      `No tool answers to ${name}, which is nearly the name of one`,
      step(toolCall(name, { entry: "clean" }, { token: reader }), {
        status: 200,
        json: { "/error/code": -32602 },
        decided: "gateway:tool",
      }),
    ),
  ),
];

const wrong: Readonly<Record<string, unknown>> = {
  "a-member-too-many": { entry: "clean", conversation: "everything so far" },
  "a-member-too-few": {},
  "another-kind": { entry: 1 },
  "too-long": { entry: "e".repeat(201) },
};

const args = [
  ...Object.entries(wrong).map(([name, given]) =>
    attack(
      { ...common, owasp: "MCP05", proves: ["R-17", "R-46"] },
      `arguments-${name}`,
      `Arguments with ${name.replaceAll("-", " ")} do not reach another server`,
      step(
        toolCall(toolOf("read"), given as Readonly<Record<string, unknown>>, { token: reader }),
        refusedCall("arguments-invalid"),
      ),
    ),
  ),
  attack(
    { ...common, owasp: "MCP05", proves: ["R-46", "R-114"] },
    "order-in-arguments",
    "An order to a model does not reach another server",
    step(entry(poisoned["plain"] ?? ""), refusedCall("input-refused")),
  ),
];

const kinds: readonly FaultKind[] = ["500", "refusal", "garbage", "hang"];
const outages = kinds.flatMap((how) => [
  attack(
    { ...common, owasp: "MCP08", proves: ["R-160", "R-157"] },
    `down-with-${how}`,
    `While another server answers with ${how}, its tools are refused in time, without its details`,
    [
      { operate: { fault: "upstream", how } },
      step(
        entry("clean"),
        refusedCall("upstream-unavailable", { silent: /attack\.example|127\.0\.0\.1|Error:/, within: 6_000 }),
      ),
    ],
    asked,
  ),
  attack(
    { ...common, owasp: "MCP08", proves: ["R-160"] },
    `down-with-${how}-alone`,
    `While another server answers with ${how}, everything else goes on`,
    [
      { operate: { fault: "upstream", how } },
      step(toolCall("whoami", {}, { token: alice }), allowed({ within: 6_000 })),
    ],
  ),
]);

/** Calls of another server's tools: in whose name, by whom, with what, and when it does not answer. */
export const callCases: readonly AttackCase[] = [...credentials, ...rights, ...args, ...outages];
