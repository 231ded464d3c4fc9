// Stand-ins for the Azure services of a deployment: what the launcher and the tests use.
export { demoDirectory, demoIds } from "./directory/demo-directory.ts";
export type { DemoDirectoryOptions } from "./directory/demo-directory.ts";
export type { Application, Directory, ManagedIdentity, Person } from "./directory/directory.ts";
export type { TokenIssuer } from "./entra/issue.ts";
export { createSigningKey } from "./entra/signing-keys.ts";
export type { SigningKey } from "./entra/signing-keys.ts";
export { demoHosts } from "./hosts.ts";
export type { DeploymentHosts } from "./hosts.ts";
export type { Fault, FaultRule, Faults } from "./http/faults.ts";
export type { Journal, JournalEntry } from "./http/journal.ts";
export type { ServiceName } from "./http/service.ts";
export { startStandIns } from "./start.ts";
export type { StandInOptions, StandIns, StandInUrls } from "./start.ts";
