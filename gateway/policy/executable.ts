// All of the library. A synthesis imports index.ts alone, so that it does not load the interpreter.
export * from "./index.ts";

export type { CompileOptions, Gateway } from "./interpreter/compile.ts";
export { compilePolicy } from "./interpreter/compile.ts";
export { policyDifference } from "./import/comparison.ts";
export type { TextPlace } from "./import/parse-error.ts";
export { PolicyParseError } from "./import/parse-error.ts";
export type { ParseOptions } from "./import/parse-policy.ts";
export { parseFragment, parsePolicy } from "./import/parse-policy.ts";
export { valuesInMemory } from "./interpreter/cache.ts";
export type { CounterStore } from "./interpreter/counters.ts";
export { countersInMemory } from "./interpreter/counters.ts";
export { semanticCacheInMemory } from "./interpreter/models/semantic-cache.ts";
export { inProcess } from "./interpreter/in-process.ts";
export type { Authority, AuthorityKeys, SignatureCheck } from "./interpreter/jwt.ts";
export { signatureChecker } from "./interpreter/jwt.ts";
export type {
  Decision,
  GatewayPorts,
  GatewayRequest,
  GatewayResponse,
  HubMessage,
  IncomingResponse,
  MessageBody,
  Metric,
  OutgoingRequest,
  ResponseExample,
  SemanticStore,
  TraceRecord,
  ValueStore,
} from "./interpreter/ports.ts";
export type { ContextFact, LastError } from "./expression/scope.ts";
export type { HeaderEntry } from "./message/headers.ts";
