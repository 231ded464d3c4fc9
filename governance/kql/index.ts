export { type CheckedQuery, checkQuery, type Schemas } from "./check.ts";
export { compileQuery, InvalidQuery, PreparedTables, type Query, type Tables } from "./query.ts";
export { UnsupportedQuery } from "./values.ts";
