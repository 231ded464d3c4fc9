import type { IConstruct } from "constructs";
import { type Weakening, weakeningMetadata } from "../../weaken.ts";

/** A protection that was given up, for a reason, on a construct and all that is below it. */
export interface Acknowledgement extends Weakening {
  /** The construct's path. */
  readonly path: string;
}

/** Every weakening in a construct tree, with its reason. */
export function acknowledgementsOf(root: IConstruct): Acknowledgement[] {
  return root.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => type === weakeningMetadata)
        .map(({ data }) => ({ ...(data as Weakening), path: node.path })),
    );
}

/** Whether something acknowledged at `ancestor` counts for what stands at `path`. */
export const covers = (ancestor: string, path: string): boolean => path === ancestor || path.startsWith(`${ancestor}/`);
