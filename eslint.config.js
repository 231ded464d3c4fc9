import js from "@eslint/js";
import tseslint from "typescript-eslint";

const own = "@mcp-landing-zone";

const bindings = "@cdktf/provider-.*|cdktf/.*";
const infrastructure = `${bindings}|cdktf|constructs`;

/** Which packages of this repository each package may import, and what it never may. The arrows of the architecture stand here and nowhere else. */
const rooms = {
  contract: { imports: [], never: "(?!\\.|vitest$|node:).*", why: "plain facts; imports nothing" },
  "reference-catalogue": { imports: ["contract"], never: infrastructure, why: "data about one server" },
  content: {
    imports: ["contract"],
    never: "@azure.*|@modelcontextprotocol/.*",
    why: "inspection of text; no MCP, no Azure",
  },
  controls: { imports: [], never: infrastructure, why: "the list of requirements; imports nothing" },
  gateway: { imports: ["contract"], never: infrastructure, why: "policies as values; no cdktf" },
  governance: {
    imports: ["contract"],
    never: infrastructure,
    why: "detections, guardrails, playbooks as values; no cdktf",
  },
  constructs: {
    imports: ["contract", "reference-catalogue", "gateway", "governance"],
    never: bindings,
    why: "building blocks; bindings only through providers.ts",
  },
  stacks: {
    imports: ["contract", "reference-catalogue", "content", "gateway", "governance", "constructs"],
    never: bindings,
    why: "compose constructs; a configuration's catalogues are scanned as the server scans its own",
  },
  deploy: {
    imports: ["contract", "governance", "constructs", "stacks"],
    never: `${bindings}|cdktf`,
    why: "drives Terraform over what the stacks wrote",
  },
  cli: {
    imports: ["constructs/posture", "server/commands"],
    never: infrastructure,
    why: "judges what Terraform will read, not constructs; knows of the server what it offers to a shell",
  },
  server: {
    imports: ["contract", "reference-catalogue", "content"],
    never: infrastructure,
    why: "knows its contract, never infrastructure",
  },
  local: {
    imports: [
      "contract",
      "reference-catalogue",
      "content",
      "controls",
      "gateway",
      "governance",
      "server",
      "constructs/posture",
    ],
    never: infrastructure,
    why: "runs the policies and the server, not the infrastructure",
  },
  testing: {
    imports: ["contract", "reference-catalogue", "content", "gateway", "governance", "server", "local"],
    never: infrastructure,
    why: "what tests, measurements and their programs share; nothing that runs imports it",
  },
};

/** One way to write a function and one way to import a type. Declarations stay where the language wants one: generators, assertions, functions that never return. */
const dialect = [
  {
    selector:
      "FunctionDeclaration[generator=false]:not([returnType.typeAnnotation.asserts=true]):not([returnType.typeAnnotation.type='TSNeverKeyword'])",
    message: "write a function as a constant with an arrow",
  },
  { selector: "ImportSpecifier[importKind='type']", message: "import types with `import type`" },
  { selector: "ExportSpecifier[exportKind='type']", message: "export types with `export type`" },
  {
    selector: "Literal[regex.pattern=/sha256:\\[0-9a-f/]",
    message: "the grammar of images and their digests stands in contract/image-reference.ts",
  },
];

const withIt = {
  selector: "ImportDeclaration[source.value='vitest'] ImportSpecifier[imported.name='test']",
  message: "tests here are written with it()",
};

const noClock = "bounds of a test are counts, or ratios within one run; measurements of time stand in bench/";
const noSleep = "wait for an event: expect.poll, vi.waitFor, eventually(), fake timers or an injected sleep";
const noHaste = "a limit is for what hangs; vitest.config.ts has one that a busy machine does not reach";
const isLimit = "Property[key.name='timeout'][value.value<600000]";

/** Tests that time cannot break: constructs that fail, or pass without a proof, on a loaded machine. */
const timeless = [
  { selector: "CallExpression[callee.object.name='performance'][callee.property.name='now']", message: noClock },
  {
    selector: "CallExpression[callee.object.name='process'][callee.property.name=/^(hrtime|uptime)$/]",
    message: noClock,
  },
  {
    selector:
      "CallExpression[callee.name='expect'] > BinaryExpression.arguments CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: noClock,
  },
  {
    selector: "ImportDeclaration[source.value=/^(node:)?timers.promises$/]",
    message: noSleep,
  },
  {
    selector: "NewExpression[callee.name='Promise'] CallExpression[callee.name='setTimeout']",
    message: noSleep,
  },
  { selector: "CallExpression[callee.name='race'] CallExpression[callee.name='setTimeout']", message: noSleep },
  {
    selector: `CallExpression[callee.property.name=/^(waitFor|poll)$/] > ObjectExpression > ${isLimit}`,
    message: noHaste,
  },
  { selector: `CallExpression[callee.name='it'] > ObjectExpression > ${isLimit}`, message: noHaste },
  { selector: "CallExpression[callee.name='it'] > Literal[value<600000]:last-child", message: noHaste },
];

/** Tests that need a clock all the same, each with the reason. */
const clocks = {
  "server/src/telemetry/telemetry.test.ts": "counts how often the server reads the clock",
};

/** Programs and tests: they may use `testing`, and no package may use them. */
const testPrograms = ["**/*.test.ts", "gateway/documents/facade/test/*.ts"];

/** The floors inside `server/src`, from the ground up. A room imports from the floors below it, never from its own or a higher one. */
const serverFloors = [
  [
    "clock.ts",
    "deadline.ts",
    "frozen.ts",
    "lines.ts",
    "parent.ts",
    "record.ts",
    "watch-folders.ts",
    "documents",
    "egress",
    "refusal",
  ],
  ["decision", "expiring.ts", "secrets"],
  ["log.ts", "shield", "state"],
  ["http"],
  ["guards"],
  ["definitions", "identity"],
  ["indicators"],
  ["limits"],
  ["admission"],
  ["ports.ts", "tools"],
  ["readings"],
  ["approvals", "upstreams"],
  ["mcp", "reference"],
  ["sessions"],
  // Both subscribe to decisions: no stage calls them.
  ["audit", "telemetry"],
  ["server.ts"],
  ["node", "stdio", "test-server"],
  ["azure", "commands"],
  ["index.ts", "main.ts", "testing.ts", "commands.ts"],
];

/** Specifiers, by name or by a relative path, of every package but those named. */
const outside = (room, allowed) => {
  const others = Object.keys(rooms).filter((name) => name !== room && !allowed.includes(name));
  const entries = allowed.filter((name) => name.includes("/")).map((name) => `(?!${name}$)`);
  return `${own}/${entries.join("")}(?:${others.join("|")})(?:/.*)?|(?:\\.\\./)+(?:${others.join("|")})/.*\\.ts`;
};

const isFile = (name) => name.endsWith(".ts");

/** Relative specifiers that lead to the floor of `room` or above it, but not into the room itself. */
const above = (room, floor) => {
  const forbidden = serverFloors.slice(floor).flat();
  const names = forbidden.filter((name) => name !== room).map((name) => (isFile(name) ? name : `${name}/.*`));
  return `${isFile(room) ? "\\./" : "(?:\\.\\./)+"}(?:${names.join("|")})`;
};

const suites = { regex: "^(?:\\.\\./)+(?:test|bench)/.*", message: "nothing imports test/ or bench/" };

/** The configuration stands on top of all packages; tests alone may import the example in it. */
const configuration = {
  regex: "^(?:\\.\\./)+deployment\\.config\\.ts$",
  message: "commands load the configuration that --config names (stacks/load-config.ts)",
};

const suitesAlone = { regex: "^(?:\\.{1,2}/)+test/.*", message: "nothing imports test/" };

const testWorld = {
  regex: `^(?:(?:\\.\\./)+testing/.*|${own}/testing(?:/.*)?)$`,
  message: "testing is for tests and measurements",
};

/** The rule of a package, with what else it may import and what one of its rooms may not import either. */
const restricted = (room, besides = [], more = []) => {
  const { imports, never, why } = rooms[room];
  const pattern = {
    regex: `^(?:${outside(room, [...imports, ...besides])}|${never})$`,
    message: `${room}: ${why}`,
  };
  return { "no-restricted-imports": ["error", { patterns: [pattern, suites, ...more] }] };
};

export default tseslint.config(
  { ignores: ["**/.generated/", "**/dist/", "**/cdktf.out/", "**/node_modules/", "coverage/"] },
  js.configs.recommended,
  tseslint.configs.recommended,
  {
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "no-restricted-syntax": ["error", ...dialect],
      "arrow-body-style": "error",
      "prefer-arrow-callback": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "no-restricted-exports": ["error", { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } }],
      "no-restricted-properties": [
        "error",
        {
          object: "Math",
          property: "random",
          message: "ids and keys come from node:crypto; synth and tests are deterministic",
        },
      ],
    },
  },
  {
    files: ["tools/**", "bench/**", "examples/**", "*.ts"],
    ignores: ["**/*.md"],
    rules: { "no-restricted-imports": ["error", { patterns: [suitesAlone] }] },
  },
  {
    files: ["tools/**", "examples/**"],
    ignores: ["**/*.md", "**/*.test.ts"],
    rules: { "no-restricted-imports": ["error", { patterns: [suitesAlone, testWorld] }] },
  },
  {
    files: ["tools/**/*.mjs", "tools/**/*.js"],
    languageOptions: {
      globals: Object.fromEntries(
        ["console", "process", "Buffer", "URL", "fetch", "setTimeout"].map((name) => [name, "readonly"]),
      ),
    },
  },
  { files: ["**/*.config.ts", "eslint.config.js"], rules: { "no-restricted-exports": "off" } },
  ...Object.keys(rooms).map((room) => ({ files: [`${room}/**/*.ts`], rules: restricted(room, [], [configuration]) })),
  ...serverFloors.flatMap((floor, at) =>
    floor.map((room) => ({
      files: [`server/src/${isFile(room) ? room : `${room}/**/*.ts`}`],
      ignores: ["**/*.test.ts"],
      rules: restricted(
        "server",
        [],
        [{ regex: `^${above(room, at)}$`, message: `${room} stands on floor ${at} of server/src; import from below` }],
      ),
    })),
  ),
  ...Object.keys(rooms).map((room) => ({
    files: testPrograms.flatMap((pattern) =>
      pattern.startsWith("**/") ? `${room}/${pattern}` : pattern.startsWith(`${room}/`) ? pattern : [],
    ),
    rules: restricted(room, ["testing", "reference-catalogue"]),
  })),
  {
    files: ["**/*.test.ts"],
    rules: {
      "no-restricted-syntax": ["error", ...dialect, withIt, ...timeless],
    },
  },
  { files: Object.keys(clocks), rules: { "no-restricted-syntax": ["error", ...dialect, withIt] } },
  // The type check of local/page knows the browser's names.
  { files: ["local/page/*.js"], rules: { "no-undef": "off" } },
  { files: ["constructs/providers.ts"], rules: { "no-restricted-imports": "off" } },
);
