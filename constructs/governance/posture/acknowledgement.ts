import type { IConstruct } from "constructs";
import type { Weakening } from "../../weakening.ts";
import { weakeningMetadata, weakeningSaid } from "../../weakening.ts";

/** A protection that was given up, for a reason, on a construct and all that is below it. */
export interface Acknowledgement extends Weakening {
  /** The construct's path. */
  readonly path: string;
}

/**
 * Every weakening in a construct tree, with its reason.
 *
 * @example
 * judge(graphOf({ platform: { resource: {} } }), acknowledgementsOf(app));
 */
export const acknowledgementsOf = (root: IConstruct): Acknowledgement[] =>
  root.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => type === weakeningMetadata)
        .map(({ data }) => ({ ...(data as Weakening), path: node.path })),
    );

/**
 * The same from the annotations that cdktf keeps beside the stacks, where the tree is gone.
 *
 * @example
 * weakeningsIn([{ constructPath: "platform/vault", message: "purgeProtection is weakened: a test bed" }]);
 */
export const weakeningsIn = (
  annotations: readonly { readonly constructPath: string; readonly message: string }[],
): Acknowledgement[] =>
  annotations.flatMap(({ constructPath, message }) => {
    const weakening = weakeningSaid(message);
    return weakening ? [{ ...weakening, path: constructPath }] : [];
  });

/** Whether something acknowledged at `ancestor` counts for what stands at `path`. */
export const covers = (ancestor: string, path: string): boolean => path === ancestor || path.startsWith(`${ancestor}/`);
