import { attack, allowed, prepared, refusedCall, step } from "../define.ts";
import type { Common } from "../define.ts";
import type { AttackCase, Expectation, Request, RequestStep } from "../case.ts";
import { alice, bob, goodArguments, message, toolCall } from "../messages.ts";
import { list } from "./protocol/requests.ts";
import { sides } from "./sides.ts";

const common: Common = { family: "exhaustion", owasp: "MCP05", proves: ["R-55"] };

const call = (params: string): string => `{"jsonrpc":"2.0","id":1,"method":"tools/list","params":${params}}`;

const sizes = [262_145, 400_000, 1_000_000, 2_000_000];

const sizeCases = sizes.flatMap((size) =>
  sides.map((at) =>
    attack(
      common,
      `body-of-${size}@${at}`,
      `A body of ${size} bytes is refused by the ${at}`,
      step(list(at, call(`{"x":"${"a".repeat(size)}"}`)), {
        status: 413,
        decided: at === "gateway" ? "gateway:size" : "server:body-too-large",
        within: 3_000,
      }),
    ),
  ),
);

const bombs: Readonly<Record<string, string>> = {
  "forty-deep": call(`${'{"a":'.repeat(40)}1${"}".repeat(40)}`),
  "ten-thousand-deep": call(`${"[".repeat(10_000)}${"]".repeat(10_000)}`),
  "twenty-thousand-members": call(`{${Array.from({ length: 20_000 }, (_, index) => `"k${index}":1`).join(",")}}`),
  "hundred-thousand-elements": call(`{"x":[${"1,".repeat(100_000)}1]}`),
  "long-number": call(`{"x":${"9".repeat(200_000)}}`),
  "many-escapes": call(`{"x":"${"\\u0041".repeat(40_000)}"}`),
};

const bombCases = Object.entries(bombs).flatMap(([name, body]) =>
  sides.map((at) =>
    attack(
      common,
      `${name}@${at}`,
      `A body with ${name.replaceAll("-", " ")} costs the ${at} next to nothing`,
      step(list(at, body), { status: [200, 400, 413], within: 2_000 }),
      { proves: ["R-175"] },
    ),
  ),
);

const headerCases = [
  attack(
    { ...common, mustNotHaveHappened: ["effect", "upstream", "leak"] },
    "header-of-40-kb",
    "Headers have an end",
    step(list("gateway", call("{}"), { "x-long": "a".repeat(40_000) }), { status: [400, 413, 431] }),
  ),
  attack(
    { ...common, mustNotHaveHappened: ["effect", "upstream", "leak"] },
    "path-of-40-kb",
    "An address has an end",
    step({ ...list("gateway", call("{}")), path: `/mcp?${"a".repeat(40_000)}` }, { status: [400, 413, 414, 431] }),
  ),
  attack(
    common,
    "slow-body",
    "A body that comes a drop at a time is not waited for",
    step(
      { ...list("server", call(`{"x":"${"a".repeat(4_000)}"}`)), trickle: 200 },
      { status: [400, 408], within: 12_000 },
    ),
    { mustNotHaveHappened: ["effect", "upstream", "leak"], needs: ["observer"] },
  ),
  attack(
    common,
    "compressed-body",
    "A compressed body is not unpacked",
    step(list("gateway", Buffer.from("1f8b08000000000000034b04000000ffff", "hex"), { "content-encoding": "gzip" }), {
      status: [400, 415],
      decided: ["gateway:json", "gateway:media-type"],
    }),
  ),
];

const argumentCases = [
  ...sides.map((at) =>
    attack(
      common,
      `arguments-too-large@${at}`,
      `Arguments larger than a tool takes are refused by the ${at} before they are looked at`,
      step(
        toolCall("fetch_page", { url: `https://docs.attack.example/${"a".repeat(5_000)}` }, { token: alice, at }),
        at === "gateway"
          ? { status: 413, decided: "gateway:tool-input", within: 2_000 }
          : refusedCall("arguments-too-large", { within: 2_000 }),
      ),
    ),
  ),
  attack(
    { ...common, proves: ["R-17"] },
    "expensive-words",
    "A text made to be expensive for patterns is not",
    step(
      toolCall("save_document", { title: "t", text: `${"a".repeat(50_000)}!${"(".repeat(40_000)}` }, { token: alice }),
      { status: 200, within: 5_000 },
    ),
    { mustNotHaveHappened: ["upstream", "leak"] },
  ),
  attack(
    { ...common, proves: ["R-17"] },
    "expensive-encodings",
    "A text of encodings within encodings is not unpacked for ever",
    step(
      toolCall(
        "save_document",
        {
          title: "t",
          text: Array.from({ length: 6 })
            .reduce<string>((text) => Buffer.from(text).toString("base64"), "x".repeat(12_000))
            .slice(0, 90_000),
        },
        { token: alice },
      ),
      { status: 200, within: 5_000 },
    ),
    { mustNotHaveHappened: ["upstream", "leak"] },
  ),
];

const limits: Readonly<Record<string, number>> = {
  delete_document: 5,
  save_document: 20,
  my_profile: 20,
  fetch_page: 30,
  whoami: 60,
};

/** There is time for another request before the limit begins anew, also where refusals are answered late. */
const usedUp: Expectation = { status: 429, headers: { "retry-after": /^(?:[5-9]|\d{2,})$/ } };

/** Uses a limit up, also one that begins anew meanwhile or was used before. */
const untilLimited = (send: Request, limit: number, otherwise = 200): RequestStep => ({
  ...step(send, { status: [otherwise, 429] }),
  times: 2 * limit + 20,
  until: usedUp,
  setup: true,
});

const toolLimitCases = Object.entries(limits).map(([tool, calls]) =>
  attack(
    { ...common, proves: ["R-17", "R-56"] },
    `too-often-${tool}`,
    `${tool} is not called more often than ${calls} times a minute`,
    [
      untilLimited(toolCall(tool, goodArguments[tool], { token: alice }), calls),
      step(toolCall(tool, goodArguments[tool], { token: alice }), {
        status: 429,
        headers: { "retry-after": /^\d+$/ },
        decided: ["gateway:tool-limit", "server:rate-limited"],
      }),
    ],
  ),
);

const rotated = [
  "mcp-session-id",
  "x-request-id",
  "x-forwarded-for",
  "x-real-ip",
  "user-agent",
  "ocp-apim-subscription-key",
  "cookie",
];

const rotationCases = rotated.map((header) =>
  attack(
    { ...common, proves: ["R-56", "R-139", "fault:client-limiter-key"] },
    `new-count-through-${header}`,
    `Another ${header} does not begin a new count`,
    [
      untilLimited(toolCall("delete_document", goodArguments["delete_document"], { token: alice }), 5),
      step(
        toolCall("delete_document", goodArguments["delete_document"], {
          token: alice,
          headers: { [header]: "another-{{canary}}" },
        }),
        {
          status: 429,
          decided: ["gateway:tool-limit", "server:rate-limited"],
        },
      ),
    ],
  ),
);

const withoutProof = toolCall("whoami", {}, { at: "server", headers: { "x-gateway-authorization": undefined } });

const floodCases = [
  attack({ ...common, proves: ["R-56"] }, "another-person-is-served", "A stopped caller stops no other", [
    untilLimited(toolCall("delete_document", goodArguments["delete_document"], { token: alice }), 5),
    step(toolCall("delete_document", goodArguments["delete_document"], { token: bob }), refusedCall("approval-needed")),
  ]),
  attack({ ...common, proves: ["R-56"] }, "too-many-requests", "No caller sends more than 300 requests a minute", [
    untilLimited(message("tools/list", {}, { token: alice }), 300),
    step(message("tools/list", {}, { token: alice }), {
      status: 429,
      headers: { "retry-after": /^\d+$/ },
      decided: ["gateway:caller-limit", "server:rate-limited"],
    }),
  ]),
  attack(
    { ...common, proves: ["R-55"] },
    "too-many-at-once",
    "Fifty requests of one person at once do not occupy the server",
    {
      ...step(message("tools/list", {}, { token: alice }), { status: [200, 429, 503] }),
      atOnce: 50,
    },
    { mustNotHaveHappened: ["effect", "leak"] },
  ),
  attack(
    { ...common, proves: ["R-55", "fault:register-unthrottled"] },
    "registration-flood",
    "Registration is limited by address, for callers without a token",
    [
      untilLimited({ path: "/oauth/register", body: { redirect_uris: ["https://attacker.invalid/"] } }, 125, 400),
      step(
        { path: "/oauth/register", body: { redirect_uris: ["https://attacker.invalid/"] } },
        { status: 429, headers: { "retry-after": /^\d+$/ } },
      ),
    ],
    { needs: ["facade"] },
  ),
  attack(
    { ...common, proves: ["R-55", "R-56", "fault:register-unthrottled"] },
    "address-flood",
    "Callers without a token are limited by address",
    [
      untilLimited(message("tools/list"), 1_200, 401),
      step(message("tools/list"), { status: 429, decided: "gateway:address-limit" }),
    ],
    { needs: ["observer"] },
  ),
  attack(
    { ...common, proves: ["R-55"] },
    "flood-without-proof@server",
    "Requests around the gateway are limited by address, and slow no caller of the gateway",
    [
      untilLimited(withoutProof, 120, 403),
      step(withoutProof, { status: 429, headers: { "retry-after": /^\d+$/ }, decided: "server:rate-limited" }),
      step(toolCall("whoami", {}, { token: bob, at: "server" }), allowed()),
    ],
  ),
  attack({ ...common, proves: ["R-51"] }, "approval-flood", "No caller buries approvers under requests", [
    ...Array.from({ length: 4 }, () => ({
      ...step(toolCall("delete_document", { id: "AAAAAAAAAAAAAAAAAAAAAA" }, { token: alice }), { status: 200 }),
      setup: true as const,
    })),
    step(
      toolCall("delete_document", { id: "AAAAAAAAAAAAAAAAAAAAAA" }, { token: alice }),
      refusedCall("approval-needed"),
    ),
    step(toolCall("delete_document", { id: "BBBBBBBBBBBBBBBBBBBBBB" }, { token: alice }), {
      status: 429,
      decided: ["gateway:tool-limit", "server:rate-limited"],
    }),
  ]),
];

export const exhaustionCases: readonly AttackCase[] = [
  ...sizeCases,
  ...bombCases,
  ...headerCases,
  ...argumentCases,
  ...toolLimitCases,
  ...rotationCases,
  ...floodCases,
  attack(common, "still-there", "After all of that the deployment serves entitled callers", [
    prepared(message("tools/list", {}, { token: bob })),
    step(toolCall("whoami", {}, { token: bob }), allowed()),
  ]),
];
