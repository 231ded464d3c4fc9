export { type FrameworkId, frameworks } from "./frameworks.ts";
export { open } from "./open.ts";
export { type OwaspId, owaspRows } from "./owasp.ts";
export { type Protection, protections } from "./protections/index.ts";
export { publishedIds } from "./published-ids.ts";
export { requirements } from "./requirements.ts";
export { type Proof, proofsIn } from "./test-files.ts";
export { themes } from "./themes.ts";
