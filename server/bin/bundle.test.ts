import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Metafile } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundle } from "./bundle.ts";

/** The content of the files that the entry file loads at start. */
const inputsAtStart = ({ outputs }: Metafile): readonly string[] => {
  const open = Object.keys(outputs).filter((path) => basename(path) === "server.mjs");
  for (const path of open) {
    for (const { kind, path: next } of outputs[path]?.imports ?? []) {
      if (kind === "import-statement" && outputs[next] && !open.includes(next)) open.push(next);
    }
  }
  const inputs = open.flatMap((path) => Object.entries(outputs[path]?.inputs ?? {}));
  return inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
};

const packageOf = (path: string): string | undefined =>
  /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]?.replace(/^(@opentelemetry|@redis)\/.*/, "$1");

describe("the start of the server", () => {
  const folder = mkdtempSync(join(tmpdir(), "bundle-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let inputs: readonly string[] = [];
  beforeAll(async () => {
    inputs = inputsAtStart(await bundle(fileURLToPath(new URL("../src/main.ts", import.meta.url)), folder, "server"));
  });

  it("loads no package that the first request does not need", () => {
    const packages = [...new Set(inputs.map(packageOf).filter((name) => name !== undefined))].sort();
    expect(packages).toMatchInlineSnapshot(`
      [
        "@azure-rest/ai-content-safety",
        "@azure-rest/core-client",
        "@azure/abort-controller",
        "@azure/core-auth",
        "@azure/core-client",
        "@azure/core-http-compat",
        "@azure/core-lro",
        "@azure/core-rest-pipeline",
        "@azure/core-tracing",
        "@azure/core-util",
        "@azure/core-xml",
        "@azure/identity",
        "@azure/keyvault-common",
        "@azure/keyvault-keys",
        "@azure/logger",
        "@azure/msal-common",
        "@azure/msal-node",
        "@azure/storage-blob",
        "@azure/storage-common",
        "@modelcontextprotocol/core",
        "@modelcontextprotocol/server",
        "@nodable/entities",
        "@typespec/ts-http-runtime",
        "agent-base",
        "anynum",
        "buffer-equal-constant-time",
        "debug",
        "ecdsa-sig-formatter",
        "fast-xml-builder",
        "fast-xml-parser",
        "has-flag",
        "http-proxy-agent",
        "https-proxy-agent",
        "is-unsafe",
        "jose",
        "jsonwebtoken",
        "jwa",
        "jws",
        "lodash.includes",
        "lodash.isboolean",
        "lodash.isinteger",
        "lodash.isnumber",
        "lodash.isplainobject",
        "lodash.isstring",
        "lodash.once",
        "ms",
        "path-expression-matcher",
        "safe-buffer",
        "semver",
        "strnum",
        "supports-color",
        "tslib",
        "xml-naming",
        "zod",
      ]
    `);
  });

  it.each(["telemetry/telemetry.ts", "state/redis.ts", "upstreams/upstream-tools.ts", "reference/html-text.ts"])(
    "loads %s late",
    (path) => {
      expect(inputs).not.toContain(`server/src/${path}`);
    },
  );

  it("knows what it looks for", () => {
    expect(inputs).toContain("server/src/server.ts");
    expect(inputs).toContain("server/src/audit/audit-log.ts");
  });
});
