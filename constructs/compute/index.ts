export type { AllowedAddresses } from "./addresses.ts";
export {
  ContainerEnvironment,
  type ContainerEnvironmentProps,
  type ContainerEnvironmentRef,
  type DedicatedProfile,
} from "./container-environment.ts";
export {
  DocumentContainer,
  type DocumentContainerProps,
  DocumentStore,
  IndicatorContainer,
  type DocumentStoreProps,
  type DocumentStoreRef,
  type ExistingDocumentStore,
} from "./document-store.ts";
export { type EnvironmentDomain, type EnvironmentDomainProps } from "./environment-domain.ts";
export type { HealthPaths } from "./probes.ts";
export type { ScaleRule } from "./scale.ts";
export type { SizeProps } from "./size.ts";
export {
  type OwnServerProps,
  type ReferenceServerProps,
  ServerApp,
  type ServerAppProps,
  type ServerAppRef,
  type ServerSettings,
} from "./server-app.ts";
export { type ExistingSharedState, SharedState, type SharedStateProps, type SharedStateRef } from "./shared-state.ts";
export type { TrafficShare } from "./traffic.ts";
export type { Variables } from "./variables.ts";
