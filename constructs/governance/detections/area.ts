import type { Parameters } from "@mcp-landing-zone/governance";
import { detections } from "@mcp-landing-zone/governance";
import type { Construct } from "constructs";
import { refuseUnless } from "../../errors.ts";

/** What a deployment says of its detections. */
export interface DetectionsArea {
  /**
   * Detections that are not deployed, each with the reason.
   * @default - all are deployed
   */
  readonly without?: readonly { readonly id: string; readonly reason: string }[];
  /** Object ids of the accounts for emergencies, whose sign-ins raise an alert. @default - none */
  readonly breakGlass?: readonly string[];
  /** Object ids of the identities that deploy, whose changes raise no alert. @default - none */
  readonly deployers?: readonly string[];
  /** Calls a day that the deployment is sized for, which the forecast is compared with. @default 200,000 */
  readonly callsPerDay?: number;
}

/** A server as the detections know it: a construct with the APIs of its gateway below it. */
export interface WatchedServer extends Construct {
  readonly clientIds: readonly string[];
  readonly tools: readonly string[];
}

/**
 * Facts of this deployment for the queries.
 *
 * @example
 * parametersOf({ callsPerDay: 10_000 }, []);
 */
export const parametersOf = (area: DetectionsArea, workloads: readonly WatchedServer[]): Parameters => ({
  ApprovedClients: [...new Set(workloads.flatMap(({ clientIds }) => clientIds))],
  ApprovedTools: [...new Set(workloads.flatMap(({ tools }) => tools))],
  ApprovedApis: [...new Set(workloads.flatMap(apisOf))],
  BreakGlass: area.breakGlass ?? [],
  Deployers: area.deployers ?? [],
  CallsPerDay: area.callsPerDay ?? 200_000,
});

interface NamedApi {
  readonly terraformResourceType?: string;
  readonly nameInput?: string;
}

/**
 * Names of the APIs of the gateway that a server has.
 *
 * @example
 * apisOf(workload); // ["mcp", "mcp-metadata"]
 */
export const apisOf = (workload: Construct): readonly string[] =>
  workload.node
    .findAll()
    .map((node) => node as NamedApi)
    .filter(({ terraformResourceType }) => terraformResourceType === "azurerm_api_management_api")
    .flatMap(({ nameInput }) => (nameInput === undefined ? [] : [nameInput]));

/** The catalogue but for what a deployment leaves out; refuses a name that is no detection. */
export const chosenDetections = (at: Construct, without: NonNullable<DetectionsArea["without"]>) => {
  const ids = detections.map(({ id }) => id);
  const unknown = without.find(({ id }) => !ids.includes(id));
  refuseUnless(unknown === undefined, "VALUE_INVALID", {
    at,
    field: "detections.without",
    received: unknown?.id,
    expected: `one of ${ids.join(", ")}`,
  });
  return detections.filter(({ id }) => !without.some((left) => left.id === id));
};
