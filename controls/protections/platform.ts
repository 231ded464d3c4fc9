import { requirementIds } from "../requirement-ids.ts";
import type { Protection } from "./protection.ts";

/** The platform: identities, network, process, supply chain. */
export const platformProtections: readonly Protection[] = [
  {
    id: "identities-and-secrets",
    title: "Identities and secrets",
    stops: "Leaked keys and passwords; excessive roles; administrators with standing rights.",
    why: "A secret that does not exist cannot leak. A right that an identity does not hold cannot be abused (least privilege).",
    how: [
      "Every component has a managed identity of its own. Keys and local authentication of services are off.",
      "Each identity has one narrow role on one resource, and waits until Azure knows it.",
      "Unavoidable secrets are in Key Vault; the server reads only the names in its settings.",
      "Terraform's state holds no secret. Pipelines sign in with federated credentials.",
      "Administrators activate their roles for hours, with MFA and an approval (area `privileged`).",
    ],
    code: ["constructs/identity", "constructs/secrets", "constructs/protection", "server/src/secrets"],
    configure: {
      MCP_SECRET_NAMES: "secrets that tools may read",
      purgeProtection: "whether a deleted vault can be purged",
      privileged: "which operators may activate which role",
    },
    weaken: '`weaken: { purgeProtection: "…" }` on a vault that is deleted daily.',
    requirements: requirementIds([34, 37], 52, 58, 70, 144, 153, 163),
    more: ["constructs/secrets/README.md", "constructs/identity/README.md", "docs/governance.md"],
  },
  {
    id: "private-network",
    title: "Private network",
    stops: "Access to services from the internet; bypasses of the gateway; exfiltration through platform services.",
    why: "Authentication can have a flaw. An unreachable endpoint cannot be attacked.",
    how: [
      "Vault, storage, registry, Content Safety, Redis and monitoring have private endpoints; their public access is off.",
      "The server's app is internal: only the gateway reaches it.",
      "Security groups allow the listed traffic and deny the rest.",
      "In `regulated`, a public gateway stands behind Front Door with a web application firewall, and takes requests of that Front Door only.",
    ],
    code: ["constructs/network", "constructs/edge", "constructs/protection/private-endpoint.ts", "constructs/gateway"],
    configure: {
      network: "an address range of its own, or a network that exists",
      exposure: "`internet` or `private`",
    },
    weaken:
      '`exposure: "internet"` is recorded as a weakening. `weaken: { privateQuery: "…" }` and `privateIngestion` open the logs, `argumentInspection` takes tool arguments out of all rules of the firewall.',
    requirements: requirementIds(86, 145, 162),
    more: ["constructs/network/README.md", "constructs/edge/README.md", "constructs/observability/README.md"],
  },
  {
    id: "runtime",
    title: "A process with few rights",
    stops: "Code execution after a flaw in a library; prototype pollution; writing to the image.",
    why: "A vulnerable library runs with the rights of its process, so the process holds few.",
    how: [
      "The image has no shell, no package manager and no root; its file system is read-only.",
      "Node runs with the permission model: no child processes, workers, addons; it reads its own folder and writes nowhere.",
      "Code from strings is off; prototypes are sealed before the server loads.",
      "The bundle compares itself with its manifest before it loads other code.",
    ],
    code: ["server/hardening", "server/src/integrity", "server/Dockerfile", "constructs/compute"],
    configure: {
      MCP_BUNDLE_DIGEST: "the digest of the bundle's manifest",
      bundleDigest: "the same, in the configuration",
    },
    weaken:
      "An upstream that is a child process needs two more flags in the image's command; without them the server says so and does not start.",
    requirements: requirementIds(57, 88),
    more: ["server/README.md", "docs/supply-chain.md"],
  },
  {
    id: "supply-chain",
    title: "Supply chain",
    stops: "Unreviewed images; dependency confusion; unsigned releases; silent updates.",
    why: "Most of the running code comes from others. A digest, a signature or a gate secures each step from source to start.",
    how: [
      "Dependencies are pinned with hashes, audited, and renewed weekly after review.",
      "The server is built to the same bytes each time, with a bill of materials and provenance.",
      "Images are named by digest, verified by signature, imported into a private registry.",
      "A new revision gets traffic in steps; a rollback returns to the last good one.",
    ],
    code: ["tools/gates", "tools/release", "deploy/rollout", "constructs/registry"],
    configure: { image: "the image, by digest", imageSignedBy: "the signer of the image" },
    weaken: "Without `imageSignedBy` only the digest identifies the image. Tags are refused.",
    requirements: requirementIds([67, 69], 71, 73, 77, 95, 97, 100, 113, [140, 142], 146, 147, 151, 159, 165),
    more: ["docs/supply-chain.md", "docs/pipelines.md", "docs/runbooks/supply-chain-breach.md"],
  },
];
