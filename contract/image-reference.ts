/** An image in one exact state: `<registry>/<repository>@sha256:<digest>`. */
export interface ImageReference {
  /** Host, and port if it has one. */
  readonly registry: string;
  /** Registry and repository, without tag and digest. */
  readonly repository: string;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
}

/** The grammar of image references, in words. A tag can be moved to another image after a review. */
export const imageRight = "<registry>/<repository>@sha256:<64 hexadecimal digits> in lower case, without a tag";

/** The digest that a pinned image ends with. */
export const digestPattern = "sha256:[0-9a-f]{64}";

// https://github.com/distribution/reference: domain, path components, digest; a registry is named by a host name here.
const domain = "[a-z0-9-]+(?:\\.[a-z0-9-]+)+(?::[0-9]+)?";
const component = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const repository = `${component}(?:/${component})*`;
const reference = new RegExp(`^(${domain})/(${repository})@(${digestPattern})$`);
const repositoryAlone = new RegExp(`^${repository}$`);
const digestAlone = new RegExp(`^${digestPattern}$`);

/**
 * Whether a text names a repository of a registry.
 *
 * @example
 * isRepository("ghcr.io/example/server"); // true
 */
export const isRepository = (text: string): boolean => repositoryAlone.test(text);
/**
 * Whether a text is the digest of an image.
 *
 * @example
 * isDigest(`sha256:${"0".repeat(64)}`); // true
 */
export const isDigest = (text: string): boolean => digestAlone.test(text);

/**
 * The parts of a reference that is pinned as it should be.
 *
 * @example
 * imageReference(`ghcr.io/example/server@sha256:${"0".repeat(64)}`)?.repository; // undefined for a tag
 */
export const imageReference = (text: string): ImageReference | undefined => {
  const [, registry, name, digest] = reference.exec(text) ?? [];
  return registry === undefined || name === undefined || digest === undefined
    ? undefined
    : { registry, repository: name, digest };
};
