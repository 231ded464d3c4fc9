// Expressions
export {
  cacheLookupValue,
  type CacheLookupValueProps,
  cacheRemoveValue,
  cacheStoreValue,
  type CacheStoreValueProps,
  checkHeader,
  type CheckHeaderProps,
  logToEventHub,
  type LogToEventHubProps,
  trace,
  type TraceProps,
} from "./element/cache.ts";
export type { Expr, Given, TypeName } from "./expression/expr.ts";
export {
  after,
  before,
  contains,
  endsWith,
  equals,
  length,
  lowered,
  matches,
  replaced,
  slice,
  startsWith,
  text,
  trimmed,
} from "./expression/text.ts";
export {
  formDecoded,
  formEncoded,
  fromBase64,
  fromBase64Url,
  htmlEncoded,
  jsonQuoted,
  sha256,
  toBase64,
} from "./expression/encoding.ts";
export { inDigits, isAtMost, isMoreThan, isNumber, minus, plus, times, toInteger } from "./expression/integer.ts";
export { and, lookup, not, or, pick, pickInteger, pickStrings } from "./expression/logic.ts";
export {
  common,
  count,
  distinct,
  everyOf,
  followedBy,
  includes,
  includesAll,
  includesAny,
  itemAt,
  joined,
  keepEach,
  mapEach,
  only,
  someOf,
  split,
  without,
  words,
} from "./expression/list.ts";
export { type Pattern, characters, either, guid, optional, sequence } from "./expression/pattern.ts";
export { type NamedValue, isAcceptable, namedValue } from "./expression/named-value.ts";
export type { JsonPlace } from "./expression/json.ts";
export { request } from "./expression/request.ts";
export { lastError, response } from "./expression/outcome.ts";
export { cookieValues, formNames, formValues, isRepeated, queryValues } from "./expression/pairs.ts";
export { now, random } from "./expression/platform.ts";
export {
  type BooleanVariable,
  type IntegerVariable,
  type JsonVariable,
  type PlatformVariable,
  type ResponseVariable,
  type StringVariable,
  type TokenVariable,
  type VariableName,
  booleanVariable,
  integerVariable,
  jsonVariable,
  platformVariable,
  responseVariable,
  stringVariable,
  tokenVariable,
} from "./expression/variable.ts";

// Elements
export type { AtLeastOne, Constant, Element, ElementData, FragmentData, RequiredClaim } from "./element/data.ts";
export { type ElementName, type Place, type PolicyScope, type Section } from "./element/place.ts";
export {
  type CorsProps,
  type IpFilterProps,
  type ValidateAzureAdTokenProps,
  type ValidateJwtProps,
  cors,
  ipFilter,
  validateAzureAdToken,
  validateJwt,
} from "./element/access.ts";
export {
  type ForwardRequestProps,
  type OwnRequestProps,
  type SendRequestProps,
  authenticationManagedIdentity,
  forwardRequest,
  sendOneWayRequest,
  sendRequest,
  setBackendService,
} from "./element/backend.ts";
export {
  type EmitMetricProps,
  type Fragment,
  type FragmentProps,
  type RetryProps,
  base,
  choose,
  emitMetric,
  fragment,
  includeFragment,
  otherwise,
  retry,
  setVariable,
  stage,
  when,
} from "./element/flow.ts";
export type { Dimensions } from "./element/dimensions.ts";
export type { HarmCategory, TokenPeriod } from "./element/model-data.ts";
export {
  type LlmContentSafetyProps,
  type LlmEmitTokenMetricProps,
  type LlmSemanticCacheLookupProps,
  type LlmTokenLimitProps,
  llmContentSafety,
  llmEmitTokenMetric,
  llmSemanticCacheLookup,
  llmSemanticCacheStore,
  llmTokenLimit,
} from "./element/model.ts";
export {
  type LimitConcurrencyProps,
  type QuotaByKeyProps,
  type RateLimitByKeyProps,
  limitConcurrency,
  quotaByKey,
  rateLimitByKey,
} from "./element/limits.ts";
export {
  type Headers,
  type ReturnResponseProps,
  appendHeader,
  deleteHeader,
  deleteQueryParameter,
  findAndReplace,
  returnResponse,
  rewriteUri,
  setBody,
  setHeader,
  setHeaderIfAbsent,
  setMethod,
  setQueryParameter,
  setStatus,
} from "./element/message.ts";

// Documents
export { type PolicyDocument, type PolicyDocumentProps, policyDocument } from "./document/document.ts";
export { stagesOf, withStagesSwapped, withoutStage } from "./document/stages.ts";
export { fragmentsIn } from "./document/walk.ts";
export { PolicyRefusal } from "./refusal.ts";

// Rendering
export { renderFragment, renderPolicy } from "./render/policy.ts";
export { terraformLiteral } from "./render/terraform.ts";
export type { PolicyFormat } from "./render/xml.ts";

// Rules
export { lintPolicy } from "./lint/lint.ts";
export { stagesInOrder } from "./lint/order.ts";
export type { Finding, PolicyRule, Problem } from "./lint/rule.ts";
export { policyRules } from "./lint/rules.ts";
