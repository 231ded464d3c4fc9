export { catalogue, detections } from "./catalogue.ts";
export type { Detection, DetectionEntity, Duration, Severity, Tactic } from "./detection.ts";
export type { ListParameter, Parameters } from "./parameters.ts";
export { listParameters, watchlists } from "./parameters.ts";
export type { ListSource } from "./render.ts";
export { minutesOf, queryOf, tablesOf } from "./render.ts";
export { schemas } from "./tables.ts";
export { catalogueMarkdown } from "./to-markdown.ts";
export { workbook, workbookQueries } from "./workbook.ts";
