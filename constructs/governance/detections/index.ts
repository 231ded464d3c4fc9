export type { DetectionsArea } from "./area.ts";
