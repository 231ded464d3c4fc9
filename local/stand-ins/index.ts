// Stand-ins for the Azure services of a deployment: what the launcher and the tests use.
export { collectionRule } from "./collection/collection.ts";
export { demoDirectory, demoIds } from "./directory/demo-directory.ts";
export type { DemoApi } from "./directory/demo-directory.ts";
export type { Directory } from "./directory/directory.ts";
export { demoHosts } from "./hosts.ts";
export type { Fault, FaultRule, Faults } from "./http/faults.ts";
export type { ServiceName } from "./http/service.ts";
export { auditContainers } from "./services.ts";
export { startStandIns } from "./start.ts";
export type { StandIns, StandInUrls } from "./start.ts";
