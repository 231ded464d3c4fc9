export type { AllowedAddresses } from "./addresses.ts";
export type { ContainerEnvironmentProps, ContainerEnvironmentRef, DedicatedProfile } from "./container-environment.ts";
export { ContainerEnvironment } from "./container-environment.ts";
export type {
  DocumentContainerProps,
  DocumentStoreProps,
  DocumentStoreRef,
  ExistingDocumentStore,
} from "./document-store.ts";
export { DocumentContainer, DocumentStore, IndicatorContainer } from "./document-store.ts";
export type { EnvironmentDomain, EnvironmentDomainProps } from "./environment-domain.ts";
export type { HealthPaths } from "./probes.ts";
export type { ScaleRule } from "./scale.ts";
export type { SizeProps } from "./size.ts";
export type {
  OwnServerProps,
  ReferenceServerProps,
  ServerAppProps,
  ServerAppRef,
  ServerSettings,
} from "./server-app.ts";
export { ServerApp } from "./server-app.ts";
export type { ExistingSharedState, SharedStateProps, SharedStateRef } from "./shared-state.ts";
export { SharedState } from "./shared-state.ts";
export type { TrafficShare } from "./traffic.ts";
export type { Variables } from "./variables.ts";
