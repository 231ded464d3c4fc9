export type { Encoding, Finding, FindingClass } from "./finding.ts";
export { createRedactor, redact } from "./redaction/redact.ts";
export type { Redact, Redacted, Redaction, RedactorOptions } from "./redaction/redact.ts";
export type { MaskStyle } from "./redaction/mask.ts";
