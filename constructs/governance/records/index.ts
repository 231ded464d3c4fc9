export type { RecordsArea } from "./area.ts";
export type { RecordsProps } from "./records.ts";
export { Records } from "./records.ts";
export { entraCategories, keptTables } from "./tables.ts";
