import { HeaderList } from "../message/headers.ts";
import { completeBody } from "../message/body.ts";
import { untagged } from "../expression/ijson.ts";
import type { Scope, VariableValue } from "../expression/scope.ts";
import type { CaseResponse, DifferentialCase, Multimap } from "./compiler.ts";

/** The case as the TypeScript evaluator sees it. */
export const toScope = (
  { request, response, lastError, variables }: DifferentialCase,
  namedValues: Readonly<Record<string, string>> = {},
): Scope => {
  const present = Object.entries(variables).filter(([, value]) => value !== null);
  return {
    request: {
      id: request.id,
      method: request.method,
      clientIp: request.clientIp,
      url: { host: request.host, path: request.path, queryString: request.query },
      headers: toHeaders(request.headers),
      body: toBody(request.body),
    },
    response: response ? toResponse(response) : undefined,
    lastError: lastError ? { source: "", message: "", ...lastError } : undefined,
    variables: new Map(present.map(([name, value]) => [name, toVariable(value!)])),
    namedValue: (name) => namedValues[name]!,
    // As the compiled context answers.
    fact: (name) => `context.${name}`,
    random: (bytes) => new Uint8Array(bytes),
    now: () => new Date(),
    json: untagged,
  };
};

const toVariable = (value: NonNullable<DifferentialCase["variables"][string]>): VariableValue => {
  if (typeof value !== "object") return value;
  return "claims" in value ? { claim: (name) => value.claims[name] ?? [] } : toResponse(value);
};

const toResponse = ({ status, headers, body }: CaseResponse) => ({
  status,
  headers: toHeaders(headers),
  body: toBody(body),
});

const toHeaders = (values: Multimap): HeaderList =>
  new HeaderList(Object.entries(values).flatMap(([name, items]) => items.map((item) => [name, item] as const)));

const toBody = (base64: string | null) => completeBody(base64 === null ? undefined : Buffer.from(base64, "base64"));
