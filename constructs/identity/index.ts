export { classificationRole, type GuardedClassification } from "./classification.ts";
export { ClientApplication, type ClientApplicationProps } from "./client-application.ts";
export { wellKnownClients } from "./defaults.ts";
export type { EntraApplicationProps, EntraApplicationRef } from "./entra-application.ts";
export { FederatedCredential, type FederatedCredentialProps } from "./federated-credential.ts";
export { grant, type Grantee } from "../protection/grant.ts";
export type { GraphPermission } from "./graph-permissions.ts";
export { PipelineCredential, type PipelineCredentialProps } from "./pipeline-credential.ts";
export {
  type AzureDevOps,
  azureDevOps,
  type GitHubActions,
  gitHubActions,
  type PipelineTrust,
} from "./pipeline-trust.ts";
export {
  type Authorization,
  type ClientRef,
  type ExistingResourceApplication,
  ResourceApplication,
  type ResourceApplicationProps,
  type ResourceApplicationRef,
} from "./resource-application.ts";
export { type Propagating, rolePropagation } from "./role-propagation.ts";
export { type RoleName, roles } from "../protection/roles.ts";
export { serverRoles } from "@mcp-landing-zone/contract";
export {
  type ExistingWorkloadIdentity,
  WorkloadIdentity,
  type WorkloadIdentityProps,
  type WorkloadIdentityRef,
} from "./workload-identity.ts";
