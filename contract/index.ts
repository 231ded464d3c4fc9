export type { CatalogueProblem } from "./catalogue-problems.ts";
export { catalogueProblems, nameRules } from "./catalogue-problems.ts";
export { problemText } from "./problem-text.ts";
export {
  auditCheckpointProblems,
  auditDecisions,
  auditEventProblems,
  auditEvents,
  auditRecordProblems,
  clientProofs,
} from "./audit.ts";
export type {
  AuditApproval,
  AuditCheckpoint,
  AuditDecision,
  AuditEvent,
  AuditEventName,
  AuditPrincipal,
  AuditRecord,
  AuditRequest,
  AuditTool,
  ClientProof,
} from "./audit.ts";
export type { AuditColumnType, AuditTableRow, StoredEvent } from "./audit-table.ts";
export { auditTableColumns, auditTableName, auditTableRow, auditTableStream, heartbeatRow } from "./audit-table.ts";
export { approvalKinds, classifications, effects, spotlightModes } from "./catalogue.ts";
export type {
  Approval,
  CatalogueOffers,
  CataloguePrompt,
  CatalogueResource,
  CatalogueScope,
  CatalogueTool,
  Classification,
  Effect,
  JsonSchema,
  SpotlightMode,
  ToolCatalogue,
  ToolLimits,
  UpstreamDefinition,
  UpstreamOffer,
} from "./catalogue.ts";
export { isLinear } from "./patterns/linear.ts";
export { readPattern } from "./patterns/read-pattern.ts";
export type { PatternNode } from "./patterns/read-pattern.ts";
export { patternsIn, slowPatterns } from "./patterns/schema-patterns.ts";
export type { SchemaPattern } from "./patterns/schema-patterns.ts";
export { contentsOf } from "./contents.ts";
export { baselineScopes } from "./baseline-scopes.ts";
export {
  dataActions,
  dataKindOf,
  dataKinds,
  dataRuleRight,
  dataRulesWith,
  defaultDataRules,
  isDataRule,
} from "./data-rules.ts";
export type { CostEstimate } from "./cost-estimate.ts";
export type { DataAction, DataDirection, DataKind, DataRule, DataRules } from "./data-rules.ts";
export { brokenSeals, canonicalJson, digestOf, digestOfCanonical, withDigests, sealTool } from "./digest.ts";
export type { UnsealedOffers } from "./digest.ts";
export { quoted, quotedJson } from "./quoted-text.ts";
export { isEvaluated, notEvaluated } from "./evaluated.ts";
export { headers } from "./headers.ts";
export type { ImageReference } from "./image-reference.ts";
export { digestPattern, imageReference, imageRight, isDigest, isRepository } from "./image-reference.ts";
export { holdersOf, rightsIn } from "./included-scopes.ts";
export { recordedNames, switchWord } from "./offer-names.ts";
export type { RefusalKind } from "./refusals.ts";
export { sharedRefusals } from "./refusals.ts";
export { serverRoles } from "./server-roles.ts";
export { envelope, errorCodes, members, namedBy, revisions } from "./protocol.ts";
export { tokenHeader } from "./token-header.ts";
export { mcpPath, serverAddresses, serverPlace } from "./server-place.ts";
export type { ServerPlace } from "./server-place.ts";
export { routes } from "./routes.ts";
export { readSettings, SettingsError, writeSettings } from "./settings.ts";
export type { SettingProblem } from "./settings.ts";
export { labelName } from "./setting-kinds.ts";
export type { ByClassification, FieldProblem, Labels } from "./setting-kinds.ts";
export { telemetryNames } from "./telemetry.ts";
export { settingsTable } from "./settings-table.ts";
export type { Setting, Settings, SettingValues } from "./settings-table.ts";
export { utf8Bytes } from "./utf8-bytes.ts";
export { templateMatcher, templatePieces, templateProblem, variablesOf } from "./uri-template.ts";
export { overHttp, publicHostsOf, secretsOf, upstreamProblems } from "./upstreams.ts";
export type { HttpUpstream, StdioUpstream, Upstream, UpstreamCredential } from "./upstreams.ts";
