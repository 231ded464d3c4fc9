/** One step of a consumer: a program of its folder's `node_modules/.bin` or `node`, with what its output must contain. */
export interface Step {
  readonly run: readonly [string, ...string[]];
  readonly prints?: string;
}

export interface Consumer {
  /** Folder below `consumers/`, copied into the project. */
  readonly folder: string;
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
const synthesised = (file: string, stack: string): readonly Step[] => [
  { run: ["node", file] },
  {
    run: [
      "node",
      "-p",
      `Object.keys(require("./cdktf.out/stacks/${stack}/cdk.tf.json").resource).includes("azurerm_container_app")`,
    ],
    prints: "true",
  },
];

export const projects: readonly Project[] = [
  {
    name: "cdktf app",
    packages: ["contract", "gateway", "governance", "content", "constructs"],
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
        folder: "template",
        proves: "the app of `cdktf init --template typescript` compiles (CommonJS, node10), and runs with ts-node",
        steps: [...checked("--noEmit"), { run: ["node", "../node_modules/ts-node/dist/bin.js", "main.ts"] }],
      },
      {
        folder: "node16-esm",
        proves: "an ES module app under node16 resolution compiles and synthesises",
        type: "module",
        steps: [...checked(), ...synthesised("out/main.js", "node16-esm")],
      },
      {
        folder: "node16-cjs",
        proves: "a CommonJS app under node16 resolution compiles and synthesises",
        steps: [...checked(), ...synthesised("out/main.js", "node16-cjs")],
      },
      { folder: "bundler", proves: "types resolve as a bundler resolves them", type: "module", steps: checked() },
      {
        folder: "javascript",
        proves: "plain JavaScript synthesises a deployment from them",
        type: "module",
        steps: [{ run: ["node", "main.js"], prints: '{"apps":1,"judge":"function"}' }],
      },
    ],
  },
  {
    name: "cdktn app",
    packages: ["contract", "gateway", "governance", "constructs"],
    dependencies: { cdktf: "npm:cdktn@0.24.0", constructs: ">=10.6.0 <10.8.0", ...types, ...compilers },
    overrides: { cdktf: "$cdktf" },
    consumers: [
      {
        folder: "node16-esm",
        proves: "the same app compiles and synthesises with cdktn in the place of cdktf",
        type: "module",
        steps: [...checked(), ...synthesised("out/main.js", "node16-esm")],
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
        folder: "policy",
        proves: "the policy library installs without cdktf, renders and compiles a policy",
        type: "module",
        steps: [...checked(), { run: ["node", "out/main.js"], prints: '{"xml":true,"run":"function"}' }],
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
        folder: "content",
        proves: "the inspection of text installs alone and finds a prompt injection",
        type: "module",
        steps: [...checked(), { run: ["node", "out/main.js"], prints: '{"found":true,"redactor":"function"}' }],
      },
    ],
  },
  {
    name: "server of one's own",
    packages: ["contract", "content", "server"],
    dependencies: { ...types, ...compilers },
    without: ["cdktf"],
    consumers: [
      {
        folder: "own-server",
        proves: "the guide's server compiles as an ES module and answers its client",
        type: "module",
        steps: [...checked(), { run: ["node", "ask.mjs", "out/on-this-machine.js"], prints: "Hello, Ada!" }],
      },
      {
        folder: "own-server-cjs",
        proves: "the same from CommonJS under node16 resolution",
        steps: [...checked(), { run: ["node", "ask.mjs", "out/on-this-machine.js"], prints: "Hello, Ada!" }],
      },
    ],
  },
];
