export type { PlaybooksArea } from "./area.ts";
export { Playbooks, type PlaybooksProps, type ProtectedServer } from "./playbooks.ts";
