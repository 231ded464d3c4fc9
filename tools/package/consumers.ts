/** One step of a consumer: a program of its folder's `node_modules/.bin` or `node`, with what its output must contain. */
export interface Step {
  readonly run: readonly [string, ...string[]];
  readonly prints?: string;
}

/** Files of this repository that a consumer gets as they are, by their names in its folder. */
type Copies = Readonly<Record<string, string>>;

export interface Consumer {
  readonly name: string;
  /** Folder below `consumers/`, copied into the project. */
  readonly folder: string;
  readonly copies?: Copies;
  /** What a reader of the result learns. */
  readonly proves: string;
  readonly type?: "module";
  readonly steps: readonly Step[];
}

/** Consumers that share one installation. */
export interface Project {
  readonly name: string;
  /** Folders of packages of this repository. */
  readonly packages: readonly string[];
  /** What the project asks the registry for. */
  readonly dependencies: Readonly<Record<string, string>>;
  readonly overrides?: Readonly<Record<string, string>>;
  /** Packages that must not have come along. */
  readonly without?: readonly string[];
  readonly consumers: readonly Consumer[];
}

const compilers = { ts54: "npm:typescript@5.4.5", ts59: "npm:typescript@5.9.3", ts7: "npm:typescript@7.0.2" };
const types = { "@types/node": "20.19.43" };

const checked = (...options: readonly string[]): readonly Step[] =>
  Object.keys(compilers).map((alias) => ({ run: ["node", `../node_modules/${alias}/bin/tsc`, "-p", ".", ...options] }));

/** The apps of `examples/`, with a stack that each writes and what is in it. */
const examples = {
  vault: { stack: "vault", holds: "azurerm_key_vault" },
  "network-and-registry": { stack: "registry", holds: "azurerm_container_registry" },
  "gateway-before-a-server": { stack: "gateway", holds: "azurerm_api_management_api_policy" },
  "landing-zone": { stack: "mcp", holds: "azurerm_container_app" },
  "two-servers": { stack: "search", holds: "azurerm_container_app" },
};
type Example = keyof typeof examples;
const all = Object.keys(examples) as readonly Example[];

const copied = (names: readonly Example[]): Copies =>
  Object.fromEntries(names.map((name) => [`${name}.ts`, `examples/${name}/main.ts`]));

/** Runs an example, and looks whether Terraform would get what it is about. */
const synthesised = (runner: readonly string[], name: Example, ending = "js"): readonly Step[] => {
  const { stack, holds } = examples[name];
  const written = `Object.keys(require("./cdktf.out/stacks/${stack}/cdk.tf.json").resource).includes("${holds}")`;
  return [
    { run: ["node", ...runner, `${ending === "js" ? "out/" : ""}${name}.${ending}`] },
    { run: ["node", "-p", written], prints: "true" },
  ];
};

const ownServer: Copies = {
  "greeter.ts": "server/examples/greeter.ts",
  "on-this-machine.ts": "server/examples/on-this-machine.ts",
};

const program = "../node_modules/.bin/mcp-landing-zone";

export const projects: readonly Project[] = [
  {
    name: "cdktf app",
    packages: ["contract", "reference-catalogue", "gateway", "governance", "content", "constructs"],
    // As `cdktf init --template typescript` installs them.
    dependencies: {
      cdktf: "^0.21.0",
      constructs: "10",
      "ts-node": "10.9.2",
      typescript: "5.9.3",
      ...types,
      ...compilers,
    },
    consumers: [
      {
        name: "template",
        folder: "template",
        copies: copied(all),
        proves:
          "the examples compile in the app of `cdktf init --template typescript` (CommonJS, node10), and run with ts-node",
        steps: [...checked("--noEmit"), ...synthesised(["../node_modules/ts-node/dist/bin.js"], "landing-zone", "ts")],
      },
      {
        name: "node16-esm",
        folder: "node16",
        copies: copied(all),
        proves: "each example compiles and synthesises in an ES module app under node16 resolution",
        type: "module",
        steps: [...checked(), ...all.flatMap((name) => synthesised([], name))],
      },
      {
        name: "node16-cjs",
        folder: "node16",
        copies: copied(["landing-zone"]),
        proves: "a CommonJS app under node16 resolution compiles and synthesises",
        steps: [...checked(), ...synthesised([], "landing-zone")],
      },
      {
        name: "bundler",
        folder: "bundler",
        proves: "types resolve as a bundler resolves them",
        type: "module",
        steps: checked(),
      },
      {
        name: "javascript",
        folder: "javascript",
        proves: "plain JavaScript synthesises a deployment from them, and learns what it left out",
        type: "module",
        steps: [
          { run: ["node", "main.js"], prints: '{"apps":1,"judge":"function"}' },
          { run: ["node", "missing.js"], prints: "VaultProps.network is missing, expected PrivateNetwork" },
        ],
      },
    ],
  },
  {
    name: "cdktn app",
    packages: ["contract", "reference-catalogue", "gateway", "governance", "constructs"],
    dependencies: { cdktf: "npm:cdktn@0.24.0", constructs: ">=10.6.0 <10.8.0", ...types, ...compilers },
    overrides: { cdktf: "$cdktf" },
    consumers: [
      {
        name: "node16-esm",
        folder: "node16",
        copies: copied(["landing-zone", "two-servers"]),
        proves: "the same apps compile and synthesise with cdktn in the place of cdktf",
        type: "module",
        steps: [...checked(), ...synthesised([], "landing-zone"), ...synthesised([], "two-servers")],
      },
    ],
  },
  {
    name: "policies alone",
    packages: ["contract", "gateway"],
    dependencies: { ...types, ...compilers },
    without: ["cdktf", "constructs", "@cdktf"],
    consumers: [
      {
        name: "policy",
        folder: "policy",
        proves: "the policy library installs without cdktf, renders, compiles and reads a policy",
        type: "module",
        steps: [...checked(), { run: ["node", "out/main.js"], prints: '{"xml":true,"run":"function","read":true}' }],
      },
    ],
  },
  {
    name: "programs",
    packages: ["cli"],
    dependencies: {},
    without: ["cdktf", "constructs", "@azure", "@mcp-landing-zone/constructs"],
    consumers: [
      {
        name: "cli",
        folder: "cli",
        proves:
          "mcp-landing-zone judges stacks, refuses a target that is not its user's, and says what else it needs, with nothing else installed",
        steps: [
          {
            run: ["node", "ask.mjs"],
            prints: '{"posture":1,"open":["public-access"],"sarif":"2.1.0","attack":2,"dev":2}',
          },
          { run: [program, "--version"], prints: "0.1.0" },
        ],
      },
    ],
  },
  {
    name: "content alone",
    packages: ["contract", "content"],
    dependencies: { ...types, ...compilers },
    without: ["cdktf", "@azure", "@modelcontextprotocol"],
    consumers: [
      {
        name: "content",
        folder: "content",
        proves: "the inspection of text installs alone and finds a prompt injection",
        type: "module",
        steps: [...checked(), { run: ["node", "out/main.js"], prints: '{"found":true,"redactor":"function"}' }],
      },
    ],
  },
  {
    name: "server of one's own",
    packages: ["contract", "reference-catalogue", "content", "server", "cli"],
    dependencies: { ...types, ...compilers, tsx: "4.23.15", typescript: "5.9.3", zod: "4.6.7" },
    without: ["cdktf"],
    consumers: [
      {
        name: "own-server-esm",
        folder: "own-server",
        copies: ownServer,
        proves: "the guide's server compiles as an ES module and answers its client",
        type: "module",
        steps: [...checked(), { run: ["node", "ask.mjs", "out/on-this-machine.js"], prints: "Hello, Ada!" }],
      },
      {
        name: "own-server-cjs",
        folder: "own-server",
        copies: ownServer,
        proves: "the same from CommonJS under node16 resolution",
        steps: [...checked(), { run: ["node", "ask.mjs", "out/on-this-machine.js"], prints: "Hello, Ada!" }],
      },
      {
        name: "server-template",
        folder: "server-template",
        proves:
          "the template for servers, copied out of the package, is compiled, tested, catalogued, approved and served by mcp-landing-zone",
        type: "module",
        steps: [
          { run: ["node", "copy.mjs"], prints: "copied" },
          { run: ["node", "../node_modules/typescript/bin/tsc", "--noEmit"] },
          { run: ["node", "../node_modules/typescript/bin/tsc", "--project", "tsconfig.build.json"] },
          { run: ["node", "--import", "tsx", "--test", "test/server.ts"], prints: "pass 2" },
          { run: [program, "tools", "catalogue", "src/server.ts", "--check"], prints: "catalogue.json is current" },
          {
            run: [program, "tools", "approve", "catalogue.json", "--by", "Ada", "--reason", "new"],
            prints: "approved",
          },
          { run: [program, "tools", "scan", "src/server.ts"], prints: "1 definition, 0 findings" },
          { run: ["node", "refused.mjs"], prints: '{"slow":2,"definition":2,"hidden":2,"changed":1,"trail":2}' },
          { run: ["node", "start.mjs"], prints: "AZURE_TENANT_ID" },
          { run: ["node", "dev.mjs"], prints: '["Hello, Ada!","Good day, Ada!"]' },
        ],
      },
    ],
  },
];
