import { describe, expect, it } from "vitest";
import { pinnedImage, sourceOf } from "./image.ts";

const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

describe("pinnedImage", () => {
  it.each([
    ["ghcr.io/contoso/mcp-server", "ghcr.io", "contoso/mcp-server"],
    ["mcr.microsoft.com/azure-cli", "mcr.microsoft.com", "azure-cli"],
    ["registry.example.com:5000/a/b/c_d.e--f", "registry.example.com:5000", "a/b/c_d.e--f"],
  ])("R-69 takes %s at a digest", (source, registry, repository) => {
    expect(pinnedImage(`${source}@${digest}`)).toEqual({ source, digest });
    expect(sourceOf({ source, digest })).toEqual({ registry, repository });
  });

  it.each([
    ["without a digest", "ghcr.io/contoso/mcp-server"],
    ["by tag", "ghcr.io/contoso/mcp-server:latest"],
    ["with a short digest", "ghcr.io/contoso/mcp-server@sha256:abc"],
    ["with an upper-case digest", `ghcr.io/contoso/mcp-server@sha256:${"A".repeat(64)}`],
    ["with another algorithm", `ghcr.io/contoso/mcp-server@sha512:${"a".repeat(64)}`],
    ["with two digests", `ghcr.io/contoso/mcp-server@${digest}@${digest}`],
    ["that is empty", ""],
  ])("R-69 refuses an image %s", (_, reference) => {
    expect(() => pinnedImage(reference)).toThrow(expect.objectContaining({ code: "IMAGE_NOT_PINNED" }));
  });

  it.each([
    ["a tag besides the digest", "ghcr.io/contoso/mcp-server:1.0"],
    ["no registry", "contoso/mcp-server"],
    ["no repository", "ghcr.io"],
    ["a scheme", "https://ghcr.io/contoso/mcp-server"],
    ["upper case", "ghcr.io/Contoso/mcp-server"],
    ["a path to climb", "ghcr.io/../mcp-server"],
  ])("R-69 refuses a source with %s", (_, source) => {
    expect(() => pinnedImage(`${source}@${digest}`)).toThrow(
      expect.objectContaining({ code: "VALUE_INVALID", field: "source" }),
    );
  });
});
