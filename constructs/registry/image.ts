import { ConstructError, refuseUnless } from "../errors.ts";

/** An image in one exact state. */
export interface PinnedImage {
  /** `<registry>/<repository>`, without tag and digest, for example `ghcr.io/contoso/mcp-server`. */
  readonly source: string;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
}

/** Takes `<registry>/<repository>@sha256:…` apart. */
export function pinnedImage(reference: string): PinnedImage {
  const [source = "", digest = ""] = reference.split("@");
  refuseUnless(`${source}@${digest}` === reference, "IMAGE_NOT_PINNED", {
    field: "image",
    received: reference,
    expected: "<registry>/<repository>@sha256:<64 hexadecimal digits>",
  });
  sourceOf({ source, digest });
  return { source, digest };
}

const component = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const repositoryPattern = `${component}(?:/${component})*`;
const SOURCE = new RegExp(`^([a-z0-9-]+(?:\\.[a-z0-9-]+)+(?::[0-9]+)?)/(${repositoryPattern})$`);
const REPOSITORY = new RegExp(`^${repositoryPattern}$`);

export const isRepository = (text: string): boolean => REPOSITORY.test(text);

/** The registry and the repository of an image that is pinned as it should be. */
export function sourceOf({ source, digest }: PinnedImage): { readonly registry: string; readonly repository: string } {
  refuseUnless(/^sha256:[0-9a-f]{64}$/.test(digest), "IMAGE_NOT_PINNED", {
    field: "digest",
    received: digest,
    expected: "sha256:<64 lower-case hexadecimal digits>",
  });
  const [, registry, repository] = SOURCE.exec(source) ?? [];
  if (registry === undefined || repository === undefined) {
    throw new ConstructError("VALUE_INVALID", {
      field: "source",
      received: source,
      expected: "<registry>/<repository> in lower case, without tag and digest, such as ghcr.io/contoso/mcp-server",
    });
  }
  return { registry, repository };
}
