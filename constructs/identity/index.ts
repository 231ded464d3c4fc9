export type { GuardedClassification } from "./classification.ts";
export { classificationRole } from "./classification.ts";
export type { ClientApplicationProps } from "./client-application.ts";
export { ClientApplication } from "./client-application.ts";
export { wellKnownClients } from "./defaults.ts";
export type { EntraApplicationProps, EntraApplicationRef } from "./entra-application.ts";
export type { FederatedCredentialProps } from "./federated-credential.ts";
export { FederatedCredential } from "./federated-credential.ts";
export type { Grantee } from "../protection/grant.ts";
export { grant } from "../protection/grant.ts";
export type { GraphPermission } from "./graph-permissions.ts";
export type { PipelineCredentialProps } from "./pipeline-credential.ts";
export { PipelineCredential } from "./pipeline-credential.ts";
export type { AzureDevOps, GitHubActions, PipelineTrust } from "./pipeline-trust.ts";
export { azureDevOps, gitHubActions } from "./pipeline-trust.ts";
export type {
  Authorization,
  ClientRef,
  ExistingResourceApplication,
  ResourceApplicationProps,
  ResourceApplicationRef,
} from "./resource-application.ts";
export { ResourceApplication } from "./resource-application.ts";
export type { Propagating } from "./role-propagation.ts";
export { rolePropagation } from "./role-propagation.ts";
export type { RoleName } from "../protection/roles.ts";
export { roles } from "../protection/roles.ts";
export { serverRoles } from "@mcp-landing-zone/contract";
export type { ExistingWorkloadIdentity, WorkloadIdentityProps, WorkloadIdentityRef } from "./workload-identity.ts";
export { WorkloadIdentity } from "./workload-identity.ts";
