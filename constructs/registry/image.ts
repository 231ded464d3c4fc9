import { imageReference, imageRight, isDigest } from "@mcp-landing-zone/contract";
import { ConstructError, refuseUnless } from "../errors.ts";

/** An image in one exact state. */
export interface PinnedImage {
  /** `<registry>/<repository>`, without tag and digest, for example `ghcr.io/contoso/mcp-server`. */
  readonly source: string;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
}

/**
 * Takes `<registry>/<repository>@sha256:…` apart.
 *
 * @example
 * pinnedImage(`ghcr.io/example/mcp-server@sha256:${"0".repeat(64)}`);
 */
export const pinnedImage = (reference: string): PinnedImage => {
  const [source = "", digest = ""] = reference.split("@");
  refuseUnless(`${source}@${digest}` === reference, "IMAGE_NOT_PINNED", {
    field: "image",
    received: reference,
    expected: imageRight,
  });
  sourceOf({ source, digest });
  return { source, digest };
};

/** The registry and the repository of an image that is pinned as it should be. */
export const sourceOf = ({
  source,
  digest,
}: PinnedImage): { readonly registry: string; readonly repository: string } => {
  refuseUnless(isDigest(digest), "IMAGE_NOT_PINNED", {
    field: "digest",
    received: digest,
    expected: "sha256:<64 lower-case hexadecimal digits>",
  });
  const reference = imageReference(`${source}@${digest}`);
  if (!reference) {
    throw new ConstructError("VALUE_INVALID", {
      field: "source",
      received: source,
      expected: "<registry>/<repository> in lower case, without tag and digest, such as ghcr.io/contoso/mcp-server",
    });
  }
  return { registry: reference.registry, repository: reference.repository };
};
