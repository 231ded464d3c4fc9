/** Why no attack judges a requirement. */
type Elsewhere = "not from outside" | "by design";

interface Excused {
  readonly id: string;
  readonly where: Elsewhere;
  readonly reason: string;
}

/** Requirements whose acceptance is a run or a policy, and which an attacker can put to the test. */
export const attacked: readonly string[] = [
  ...["R-01", "R-02", "R-03", "R-04", "R-05", "R-06", "R-07", "R-08", "R-09", "R-10", "R-11", "R-12", "R-14"],
  ...["R-15", "R-16", "R-17", "R-18", "R-19", "R-20", "R-22", "R-23", "R-24", "R-30", "R-31", "R-33", "R-38", "R-39"],
  ...["R-40", "R-44", "R-45", "R-46", "R-47", "R-48", "R-50", "R-51", "R-53", "R-55", "R-56", "R-59", "R-61", "R-62"],
  ...["R-63", "R-74", "R-76", "R-78", "R-81", "R-88", "R-90", "R-93", "R-96", "R-110", "R-111", "R-112", "R-114"],
  ...["R-115", "R-119", "R-130", "R-131", "R-132", "R-134", "R-135", "R-136", "R-137", "R-138", "R-139", "R-154"],
  ...[
    "R-157",
    "R-160",
    "R-161",
    "R-163",
    "R-164",
    "R-170",
    "R-171",
    "R-172",
    "R-173",
    "R-174",
    "R-175",
    "R-176",
    "R-177",
  ],
];

/** Those that run, but where no request could tell. */
export const excused: readonly Excused[] = [
  {
    id: "R-13",
    where: "not from outside",
    reason: "a request to a laptop from another machine is no part of the attack",
  },
  {
    id: "R-43",
    where: "not from outside",
    reason: "the hop that verifies the certificate is between gateway and server",
  },
  { id: "R-49", where: "not from outside", reason: "a detector works on recorded traces, not on one request" },
  { id: "R-57", where: "not from outside", reason: "a property of the image" },
  { id: "R-60", where: "not from outside", reason: "a detector works on recorded traces" },
  { id: "R-64", where: "not from outside", reason: "alert rules are queries over stored logs" },
  {
    id: "R-72",
    where: "not from outside",
    reason: "a server with another catalogue does not start, so there is nothing to ask",
  },
  { id: "R-75", where: "not from outside", reason: "alert rules are queries over stored logs" },
  { id: "R-89", where: "not from outside", reason: "metrics cannot be pulled from outside" },
  { id: "R-98", where: "not from outside", reason: "a detector works on recorded traces" },
  { id: "R-99", where: "not from outside", reason: "a forecast works on recorded metrics" },
  { id: "R-117", where: "not from outside", reason: "span attributes are seen by the telemetry service alone" },
  { id: "R-118", where: "not from outside", reason: "policies of the subscription judge resources, not requests" },
  { id: "R-143", where: "not from outside", reason: "a regression of the shield is noticed over time" },
  {
    id: "R-156",
    where: "not from outside",
    reason: "standard input is a pipe from the parent, and no request comes to it",
  },
];

/** Faults seen elsewhere that a request can find. */
export const attackedFaults: readonly string[] = [
  "fault:plain-pkce",
  "fault:short-verifier",
  "fault:code-reuse",
  "fault:open-redirect",
  "fault:shared-client",
  "fault:audience-only",
  "fault:common-issuer",
  "fault:substring-scope",
  "fault:claim-split",
  "fault:client-limiter-key",
  "fault:fail-open-safety",
  "fault:batch-bypass",
  "fault:two-scope-token",
  "fault:stream-unsanitised",
  "fault:reflected-script",
  "fault:wildcard-role",
  "fault:null-body-get",
  "fault:empty-roles",
  "fault:register-unthrottled",
  "fault:metadata-resource",
  "fault:metadata-issuer",
];

/** Faults seen elsewhere that only the source or the plan can show. */
export const excusedFaults: readonly Excused[] = [
  { id: "fault:raw-cache-key", where: "by design", reason: "the façade keeps nothing, so it has no cache keys" },
  { id: "fault:constant-iv", where: "by design", reason: "the policies encrypt nothing" },
  {
    id: "fault:token-in-trace",
    where: "not from outside",
    reason: "a rule over the rendered policies forbids the element",
  },
  {
    id: "fault:user-token-in-body",
    where: "not from outside",
    reason: "the body that the server gets is compared in the policy suite",
  },
  {
    id: "fault:limiter-lost",
    where: "not from outside",
    reason: "the order of the stages is compared in the policy suite",
  },
  {
    id: "fault:identity-replaces-user",
    where: "not from outside",
    reason: "both headers of the hop are compared in the policy suite",
  },
  { id: "fault:ignored-policy-changes", where: "not from outside", reason: "a property of the plan" },
  { id: "fault:unused-network", where: "not from outside", reason: "a property of the synthesised graph" },
  { id: "fault:logger-key", where: "not from outside", reason: "a property of the synthesised output" },
  { id: "fault:secrets-in-state", where: "not from outside", reason: "a property of the synthesised output" },
  { id: "fault:http-listener", where: "not from outside", reason: "a property of the synthesised output" },
  { id: "fault:open-ssh", where: "not from outside", reason: "a property of the network rules" },
  { id: "fault:endpoint-without-zone", where: "not from outside", reason: "a property of the synthesised graph" },
];
