export type { PlaybooksArea } from "./area.ts";
export { Playbooks, type PlaybooksProps } from "./playbooks.ts";
export type { ProtectedServer } from "./targets.ts";
export { rotationArguments, RotationJob, type RotationJobProps, type RotatingKey } from "./rotation-job.ts";
