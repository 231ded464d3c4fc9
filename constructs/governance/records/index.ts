export type { RecordsArea } from "./area.ts";
export { Records, type RecordsProps } from "./records.ts";
export { entraCategories, keptTables } from "./tables.ts";
