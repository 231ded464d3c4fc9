export { foundQuery, graphSchemas, huntWorkbook, shadowQuery } from "./hunt.ts";
