import type { Construct } from "constructs";
import { refuseUnless } from "../errors.ts";

/** The part of the requests, in percent, that one revision gets: the newest, or one by its suffix. */
export type TrafficShare =
  | { readonly latest: true; readonly percentage: number; readonly revisionSuffix?: never }
  | { readonly revisionSuffix: string; readonly percentage: number; readonly latest?: never };

export interface TrafficProps {
  /**
   * Which revisions get how much. For blue and green: the running one 100, the latest 0, and then the other way round. For a rollback: all
   * to a revision before. IMPORTANT: the first deployment of an app has only a latest revision.
   * @default - all to the latest revision, or what a promotion or a rollback left
   */
  readonly traffic?: readonly TrafficShare[];
  /**
   * Suffixes of revisions to switch off. A revision without traffic runs on, and answers under a name of its own, until it is listed here.
   * @default - none
   */
  readonly retired?: readonly string[];
}

/** The label under which a revision without traffic is verified: `<app>---next.<domain>`. */
export const nextLabel = "next";

/** The host that a label has beside the app's own: https://learn.microsoft.com/azure/container-apps/revisions#labels */
export const labelHost = (app: string, domain: string): string => `${app}---${nextLabel}.${domain}`;

const suffixPattern = /^(?=.{1,40}$)[a-z](?:-?[a-z0-9])*$/;

interface TrafficWeight {
  readonly latestRevision: boolean;
  readonly revisionSuffix?: string;
  readonly percentage: number;
}

export const trafficWeights = (scope: Construct, props: TrafficProps): TrafficWeight[] => {
  const { traffic = [{ latest: true, percentage: 100 }], retired = [] } = props;
  const suffixes = traffic.flatMap(({ revisionSuffix }) => revisionSuffix ?? []);
  for (const [field, given] of Object.entries({ traffic: suffixes, retired })) {
    for (const suffix of given) {
      refuseUnless(suffixPattern.test(suffix), "NAME_INVALID", {
        at: scope,
        field,
        received: suffix,
        expected: "the suffix of a revision: what follows the two dashes in its name",
      });
    }
  }
  const shares = traffic.map(({ percentage }) => percentage);
  refuseUnless(
    shares.every((share) => Number.isInteger(share) && share >= 0) &&
      shares.reduce((sum, share) => sum + share, 0) === 100,
    "VALUE_INVALID",
    { at: scope, field: "traffic", received: shares, expected: "whole percentages that add up to 100" },
  );
  const named = traffic.map(({ latest, revisionSuffix }) => (latest ? "latest" : revisionSuffix));
  refuseUnless(new Set(named).size === named.length, "VALUES_CONFLICT", {
    at: scope,
    field: "traffic",
    received: named,
    expected: "each revision once",
  });
  refuseUnless(!suffixes.some((suffix) => retired.includes(suffix)), "VALUES_CONFLICT", {
    at: scope,
    field: "retired",
    received: retired,
    expected: `none of ${suffixes.join(", ")}, which traffic names`,
  });
  return traffic.map(({ latest, revisionSuffix, percentage }) => ({
    latestRevision: latest ?? false,
    ...(revisionSuffix !== undefined && { revisionSuffix }),
    percentage,
  }));
};
