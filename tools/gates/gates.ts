/** A check between a change and a release. Both platforms run the same ones; the test beside this table holds that. */
export interface Gate {
  readonly id: string;
  readonly requirements: readonly string[];
  /** What it stops. */
  readonly stops: string;
  /** The npm script that is the gate, or the task of each platform where the platform is the gate. */
  readonly by: { readonly script: string } | { readonly github: string; readonly azure: string };
  /** When: on each change, on each release, or on a schedule. */
  readonly on: "change" | "release" | "schedule";
}

export const gates: readonly Gate[] = [
  {
    id: "install",
    requirements: ["R-83", "R-113"],
    stops: "a dependency that the lockfile does not name",
    by: { script: "ci" },
    on: "change",
  },
  {
    id: "check",
    requirements: ["R-113", "R-147"],
    stops: "types, lint, format, an import against the arrows",
    by: { script: "check" },
    on: "change",
  },
  {
    id: "test",
    requirements: ["R-113", "R-159"],
    stops: "a protection that no longer holds",
    by: { script: "test" },
    on: "change",
  },
  {
    id: "test:long",
    requirements: ["R-113", "R-159"],
    stops: "a protection that no longer holds in Terraform, a browser or a built server",
    by: { script: "test:long" },
    on: "change",
  },
  {
    id: "posture",
    requirements: ["R-113", "R-83"],
    stops: "a deployment that violates a rule without a reason",
    by: { script: "posture" },
    on: "change",
  },
  {
    id: "conformance",
    requirements: ["R-159", "R-170"],
    stops: "a server that breaks the protocol",
    by: { script: "conformance" },
    on: "change",
  },
  {
    id: "clients",
    requirements: ["R-159"],
    stops: "a release that other people's clients or servers do not work with",
    by: { script: "clients" },
    on: "change",
  },
  {
    id: "package",
    requirements: ["R-113"],
    stops: "a package that others cannot install",
    by: { script: "package" },
    on: "change",
  },
  {
    id: "audit",
    requirements: ["R-67"],
    stops: "a dependency with a known vulnerability",
    by: { script: "audit:dependencies" },
    on: "change",
  },
  {
    id: "licences",
    requirements: ["R-67"],
    stops: "a licence that is not allowed",
    by: { script: "licences" },
    on: "change",
  },
  {
    id: "secrets",
    requirements: ["R-70"],
    stops: "a secret in a tracked file",
    by: { script: "scan:secrets" },
    on: "change",
  },
  {
    id: "code-scanning",
    requirements: ["R-113"],
    stops: "a flaw that data flow analysis finds",
    by: { github: "github/codeql-action/analyze", azure: "AdvancedSecurity-Codeql-Analyze" },
    on: "change",
  },
  {
    id: "dependency-review",
    requirements: ["R-67"],
    stops: "a change that brings a vulnerable dependency",
    by: { github: "actions/dependency-review-action", azure: "AdvancedSecurity-Dependency-Scanning" },
    on: "change",
  },
  {
    id: "sbom",
    requirements: ["R-73", "R-140"],
    stops: "a release without its bills of materials",
    by: { script: "sbom" },
    on: "release",
  },
  {
    id: "image",
    requirements: ["R-57", "R-69"],
    stops: "an image that was not built from the reviewed commit",
    by: { github: "docker buildx build", azure: "docker buildx build" },
    on: "release",
  },
  {
    id: "sign",
    requirements: ["R-72", "R-113"],
    stops: "an artefact without provenance",
    by: { github: "cosign sign", azure: "cosign sign" },
    on: "release",
  },
  {
    id: "attest",
    requirements: ["R-72"],
    stops: "a server whose files are not those of its release",
    by: { github: "cosign attest", azure: "cosign attest" },
    on: "release",
  },
  {
    id: "verify",
    requirements: ["R-72"],
    stops: "a deployment of an image whose signature does not verify",
    by: { github: "cosign verify", azure: 'cosign" verify' },
    on: "release",
  },
  {
    id: "attack",
    requirements: ["R-66"],
    stops: "a protection that fails from outside",
    by: { script: "attack" },
    on: "schedule",
  },
  {
    id: "watch",
    requirements: ["R-95", "R-100"],
    stops: "a revision or an advisory that goes unread",
    by: { script: "watch" },
    on: "schedule",
  },
];
