export type { PlaybooksArea } from "./area.ts";
export type { PlaybooksProps } from "./playbooks.ts";
export { Playbooks } from "./playbooks.ts";
export type { ProtectedServer } from "./targets.ts";
export type { RotationJobProps, RotatingKey } from "./rotation-job.ts";
export { rotationArguments, RotationJob } from "./rotation-job.ts";
