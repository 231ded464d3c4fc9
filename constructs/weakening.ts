/** Metadata type under which a weakening can be found in the construct tree. */
export const weakeningMetadata = "mcp-landing-zone:weakened";

/** A default that was given up, with the reason. */
export interface Weakening {
  /** The protection that is weakened. */
  readonly what: string;
  /** Why; it stands in the posture report. */
  readonly reason: string;
}

/** The annotation that a weakening leaves. */
export const sayWeakened = ({ what, reason }: Weakening): string => `${what} is weakened: ${reason}`;

/** The weakening that an annotation tells of. */
export const weakeningSaid = (annotation: string): Weakening | undefined => {
  const [, what, reason] = /^(\w+) is weakened: ([\s\S]+)$/.exec(annotation) ?? [];
  return what === undefined || reason === undefined ? undefined : { what, reason };
};
