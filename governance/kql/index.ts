export type { CheckedQuery, Schemas } from "./check.ts";
export { checkQuery } from "./check.ts";
export type { Query, Tables } from "./query.ts";
export { compileQuery, InvalidQuery, PreparedTables } from "./query.ts";
export { UnsupportedQuery } from "./values.ts";
