import js from "@eslint/js";
import tseslint from "typescript-eslint";

const own = "@mcp-landing-zone";

/** An import arrow that the design forbids. Patterns are gitignore-style, matched on the specifier as written. */
const never = (files, message, group) => ({
  files,
  rules: { "no-restricted-imports": ["error", { patterns: [{ group, message }] }] },
});

const bindings = ["@cdktf/provider-*", "@cdktf/provider-*/**"];

export default tseslint.config(
  { ignores: ["**/.generated/", "**/dist/", "**/cdktf.out/", "**/node_modules/", "coverage/"] },
  js.configs.recommended,
  tseslint.configs.recommended,
  {
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
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
    files: ["tools/*.mjs"],
    languageOptions: { globals: { console: "readonly", process: "readonly", Buffer: "readonly", URL: "readonly" } },
  },
  { files: ["*.config.ts", "eslint.config.js"], rules: { "no-restricted-exports": "off" } },
  never(["server/**/*.ts"], "the server knows its contract, never infrastructure", [
    `${own}/constructs`,
    `${own}/constructs/**`,
    `${own}/stacks`,
    `${own}/local`,
    "**/constructs/**",
    "**/stacks/**",
    "**/local/**",
    "cdktf",
    "constructs",
    ...bindings,
  ]),
  {
    files: ["server/contract/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ regex: "^(?!\\./|vitest$|node:)", message: "contract holds plain facts and imports nothing" }] },
      ],
    },
  },
  never(["governance/**/*.ts"], "governance knows the contract, never infrastructure", [
    `${own}/constructs`,
    `${own}/constructs/**`,
    `${own}/server`,
    `${own}/server/**`,
    `${own}/stacks`,
    `${own}/local`,
    "**/constructs/**",
    "**/stacks/**",
    "**/server/**",
    "**/local/**",
    "cdktf",
    "constructs",
    ...bindings,
  ]),
  never(["constructs/**/*.ts"], "constructs know the contract, and the bindings only through providers.ts", [
    `${own}/server`,
    `${own}/server/**`,
    `${own}/stacks`,
    `${own}/local`,
    "**/stacks/**",
    "**/server/**",
    "**/local/**",
    ...bindings,
    "cdktf/**",
  ]),
  never(["stacks/**/*.ts"], "stacks compose constructs", [
    `${own}/server`,
    `${own}/server/**`,
    `${own}/local`,
    "**/server/src/**",
    "**/local/**",
    ...bindings,
    "cdktf/**",
  ]),
  {
    files: ["local/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: `^(cdktf|constructs|@cdktf/.*|${own}/stacks|(?:\\.\\./)+stacks/.*|${own}/constructs(?!/(?:gateway/(?:policy|documents/[a-z]+)|posture)$).*)$`,
              message: "local takes the policies and the server, not the infrastructure",
            },
          ],
        },
      ],
    },
  },
  // The type check of local/page knows the browser's names.
  { files: ["local/page/*.js"], rules: { "no-undef": "off" } },
  { files: ["constructs/providers.ts"], rules: { "no-restricted-imports": "off" } },
);
