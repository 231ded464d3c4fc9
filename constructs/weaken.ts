import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { refuseUnless } from "./errors.ts";
import type { Weakening } from "./weakening.ts";
import { sayWeakened, weakeningMetadata } from "./weakening.ts";

/** Takes reasons for defaults that are given up. */
export interface Weakenable<What extends string> {
  /**
   * Secure defaults to give up, each with the reason that a reviewer will read. Every entry leaves a warning and stands in the posture report.
   * @default - none
   */
  readonly weaken?: Readonly<Partial<Record<What, string>>>;
}

/** Whether the user gave up this default; records the fact and the reason on the construct. */
export const isWeakened = <What extends string>(scope: Construct, props: Weakenable<What>, what: What): boolean => {
  const reason = props.weaken?.[what];
  if (reason === undefined) return false;
  refuseUnless(reason.trim().length >= 10, "REASON_MISSING", {
    at: scope,
    field: `weaken.${what}`,
    received: reason,
    expected: "a sentence of at least 10 characters",
  });
  scope.node.addMetadata(weakeningMetadata, { what, reason } satisfies Weakening, { stackTrace: false });
  Annotations.of(scope).addWarning(sayWeakened({ what, reason }));
  return true;
};
