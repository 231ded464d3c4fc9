export { catalogue, detections } from "./catalogue.ts";
export type { Detection, DetectionEntity, Duration, Severity, Tactic } from "./detection.ts";
export { listParameters, type ListParameter, type Parameters, watchlists } from "./parameters.ts";
export { type ListSource, minutesOf, queryOf, tablesOf } from "./render.ts";
export { schemas } from "./tables.ts";
export { catalogueMarkdown } from "./to-markdown.ts";
export { workbook, workbookQueries } from "./workbook.ts";
