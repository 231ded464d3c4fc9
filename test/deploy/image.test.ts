import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { contextFiles } from "../../deploy/image/context.ts";
import { temporaryFolder } from "./small-stacks.ts";
import { describe, expect, it } from "vitest";
import { buildImage, withImage } from "../../deploy/image/build-image.ts";
import { json } from "../../local/stand-ins/http/message.ts";
import type { AzureWorld } from "./azure-world.ts";
import { azureWorld, makeOwner, subscriptionId } from "./azure-world.ts";

const registryId = `${subscriptionId}/resourceGroups/rg-images/providers/Microsoft.ContainerRegistry/registries/crcontoso`;
const digest = `sha256:${"ab".repeat(32)}`;
const order = {
  registryId,
  source: Buffer.from("packed"),
  dockerfile: "server/Dockerfile",
  repository: "mcp-server",
  tag: "build-1",
};

/** A registry whose builds end as configured. */
const registry = (status: string): AzureWorld & { readonly uploads: string[] } => {
  const world = azureWorld();
  makeOwner(world);
  const uploads: string[] = [];
  world.hosts.set("source.blob.core.windows.net", ({ method, headers, body }) => {
    uploads.push(`${method} ${String(headers["x-ms-blob-type"])} ${body.toString()}`);
    return json(201, {});
  });
  const fact = (path: string, body: unknown) => world.cloud.facts.set(path.toLowerCase(), body);
  fact(`post ${registryId}/listBuildSourceUploadUrl`, {
    uploadUrl: "https://source.blob.core.windows.net/upload?sig=x",
    relativePath: "tasks/source.tar.gz",
  });
  fact(`post ${registryId}/scheduleRun`, { properties: { runId: "r1", status: "Queued" } });
  const outputImages = [{ registry: "crcontoso.azurecr.io", repository: "mcp-server", tag: "build-1", digest }];
  fact(`get ${registryId}/runs/r1`, {
    properties: { runId: "r1", status, outputImages, runErrorMessage: "step 4: npm ci" },
  });
  return Object.assign(world, { uploads });
};

const build = (world: AzureWorld) => ({ azure: world.azure, say: () => {}, pause: async () => {}, looks: 2 });

describe("npm run image", () => {
  it("builds in the registry, and gives the image by its digest", async () => {
    const world = registry("Succeeded");
    expect(await buildImage(order, build(world))).toBe(`crcontoso.azurecr.io/mcp-server@${digest}`);
    expect(world.uploads).toEqual(["PUT BlockBlob packed"]);
  });

  it.each([
    ["Failed", /the build ended as Failed: step 4: npm ci/],
    ["Running", /the build has not ended in time/],
  ])("says why there is none: %s", async (status, message) => {
    await expect(buildImage(order, build(registry(status)))).rejects.toThrow(message);
  });

  it("says that the registry may not be used", async () => {
    const world = registry("Succeeded");
    world.cloud.grants.length = 0;
    await expect(buildImage(order, build(world))).rejects.toThrow(
      /a place for the source: Azure answered 403 The client with object id/,
    );
  });

  it("writes the digest where one image stands, and nowhere else", () => {
    expect(withImage('{\n  image: "ghcr.io/a/b@sha256:0",\n}', "x@sha256:1")).toBe('{\n  image: "x@sha256:1",\n}');
    expect(withImage('  image: "a",\n  image: "b",', "x")).toBeUndefined();
  });
});

describe("the arguments of a build", () => {
  const folder = (files: Readonly<Record<string, string>>): string => {
    const root = temporaryFolder();
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(root, dirname(name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
    return root;
  };
  const files = {
    Dockerfile: "",
    "server/Dockerfile": "",
    "src/main.ts": "",
    "src/main.test.ts": "",
    "src/node_modules/a/index.js": "",
    "secrets/key.pem": "",
    "secrets/public.pem": "",
    ".git/config": "",
  };

  it("is what docker would send: rules, exceptions to them, and the file beside the Dockerfile first", () => {
    const root = folder({
      ...files,
      ".dockerignore": "# keys\nsecrets/*\n!secrets/public.pem\n.git\n**/node_modules\n**/*.test.ts\n",
    });
    expect([...contextFiles(root, "Dockerfile")].sort()).toEqual(
      [".dockerignore", "Dockerfile", "secrets/public.pem", "server/Dockerfile", "src/main.ts"].sort(),
    );
    writeFileSync(join(root, "server/Dockerfile.dockerignore"), "**\n!src\nsrc/node_modules\n");
    expect([...contextFiles(root, "server/Dockerfile")].sort()).toEqual([
      "server/Dockerfile",
      "src/main.test.ts",
      "src/main.ts",
    ]);
  });

  it("has neither history nor dependencies where no file says what to leave out", () => {
    const sent = contextFiles(folder(files), "Dockerfile");
    expect(sent.filter((name) => name.startsWith(".git/") || name.includes("node_modules"))).toEqual([]);
    expect(sent).toContain("secrets/key.pem");
  });

  it("of this repository has what server/Dockerfile copies, and no tests, history or dependencies", () => {
    const root = fileURLToPath(new URL("../..", import.meta.url));
    const sent = new Set(contextFiles(root, "server/Dockerfile"));
    const copied = [
      ...readFileSync(join(root, "server/Dockerfile"), "utf8").matchAll(/^COPY (?!--from)(.+) \S+$/gm),
    ].flatMap(([, names = ""]) => names.split(" "));
    expect(copied.length).toBeGreaterThan(5);
    const isSent = (name: string): boolean => sent.has(name) || [...sent].some((one) => one.startsWith(`${name}/`));
    expect(copied.filter((name) => !isSent(name))).toEqual([]);
    expect([...sent].filter((name) => /(^|\/)(node_modules|cdktf\.out)\/|\.test\.ts$|^\.git\//.test(name))).toEqual([]);
  });
});
