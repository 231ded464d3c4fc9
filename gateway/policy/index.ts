// Expressions
export type {
  CacheLookupValueProps,
  CacheStoreValueProps,
  CacheValueProps,
  CheckHeaderProps,
  LogToEventHubProps,
  TraceProps,
} from "./element/cache.ts";
export {
  cacheLookupValue,
  cacheRemoveValue,
  cacheStoreValue,
  cacheValue,
  checkHeader,
  logToEventHub,
  trace,
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
export type { Pattern } from "./expression/pattern.ts";
export { characters, either, guid, optional, sequence } from "./expression/pattern.ts";
export type { NamedValue } from "./expression/named-value.ts";
export { isAcceptable, namedValue } from "./expression/named-value.ts";
export type { JsonPlace } from "./expression/json.ts";
export { request } from "./expression/request.ts";
export { lastError, response } from "./expression/outcome.ts";
export { cookieValues, formNames, formValues, isRepeated, queryValues } from "./expression/pairs.ts";
export { now, random } from "./expression/platform.ts";
export type {
  BooleanVariable,
  IntegerVariable,
  JsonVariable,
  PlatformVariable,
  ResponseVariable,
  StringVariable,
  TokenVariable,
  VariableName,
} from "./expression/variable.ts";
export {
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
export type { ElementName, Place, PolicyScope, Section } from "./element/place.ts";
export type { CorsProps, IpFilterProps, ValidateAzureAdTokenProps, ValidateJwtProps } from "./element/access.ts";
export { cors, ipFilter, validateAzureAdToken, validateJwt } from "./element/access.ts";
export type { ForwardRequestProps, OwnRequestProps, SendRequestProps } from "./element/backend.ts";
export {
  authenticationManagedIdentity,
  forwardRequest,
  sendOneWayRequest,
  sendRequest,
  setBackendService,
} from "./element/backend.ts";
export type { EmitMetricProps, Fragment, FragmentProps, RetryProps } from "./element/flow.ts";
export {
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
export type {
  LlmContentSafetyProps,
  LlmEmitTokenMetricProps,
  LlmSemanticCacheLookupProps,
  LlmTokenLimitProps,
} from "./element/model.ts";
export {
  llmContentSafety,
  llmEmitTokenMetric,
  llmSemanticCacheLookup,
  llmSemanticCacheStore,
  llmTokenLimit,
} from "./element/model.ts";
export type {
  AuthenticationBasicProps,
  AuthenticationCertificateProps,
  CacheLookupProps,
  CacheStoreProps,
  MockResponseProps,
} from "./element/service.ts";
export {
  authenticationBasic,
  authenticationCertificate,
  cacheLookup,
  cacheStore,
  mockResponse,
} from "./element/service.ts";
export type { ApiLimit, CallReport, NestedLimit } from "./element/service-data.ts";
export type { QuotaProps, RateLimitProps } from "./element/subscription.ts";
export { quota, rateLimit } from "./element/subscription.ts";
export type { LimitConcurrencyProps, QuotaByKeyProps, RateLimitByKeyProps } from "./element/limits.ts";
export { limitConcurrency, quotaByKey, rateLimitByKey } from "./element/limits.ts";
export type { Headers, ReturnResponseProps } from "./element/message.ts";
export {
  appendHeader,
  deleteHeader,
  deleteQueryParameter,
  findAndReplace,
  redirectContentUrls,
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
export type { PolicyDocument, PolicyDocumentProps } from "./document/document.ts";
export { policyDocument } from "./document/document.ts";
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
