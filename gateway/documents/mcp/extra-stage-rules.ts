import { headers as headerNames } from "@mcp-landing-zone/contract";
import type { Element, ElementData, ElementName } from "../../policy/index.ts";
import { expressionsOf, occurrences, subexpressions } from "../../policy/document/walk.ts";
import type { SetHeader } from "../../policy/element/data.ts";
import type { Expr } from "../../policy/expression/expr.ts";
import { readsIn, variableOf, variablesSetBy } from "../../policy/lint/flow.ts";
import { untrustedHeaders } from "../untrusted-headers.ts";
import { mcpVariables } from "./variables.ts";

// What holds an extra stage to refusing, counting and annotating. Anything else could undo what stands before it or what follows it.

interface StageOf<Section extends "inbound" | "outbound"> {
  /** Becomes the stage `extra-<name>`: lower-case letters, digits and dashes. */
  readonly name: string;
  /** What it is for, as operators read it in the portal. */
  readonly purpose: string;
  /** `inbound`: after all that the gateway decides, before the headers are rebuilt. `outbound`: before the gateway cleans the answer. */
  readonly section: Section;
  readonly elements: readonly Element<`api/${Section}`>[];
}

/**
 * A rule of a deployment's own at one server. Where it stands is fixed, and it can refuse, count and annotate what the gateway has let through; it can let
 * nothing through that the gateway refuses.
 */
export type ExtraStage = StageOf<"inbound"> | StageOf<"outbound">;

/** What is wrong with a stage: where, counted from 0, what stood there, what would be right. */
interface Problem {
  readonly field: string;
  readonly received: unknown;
  readonly right: string;
}

const allowed = ["choose", "set-variable", "set-header", "rate-limit-by-key", "return-response"] as const;

/** Facts about the call that an extra stage may read, beside the request itself. */
const readable = ["method", "target", "tool", "revision", "isModern", "message", "idMember", "token"] as const;
const readableVariables = readable.map((name) => mcpVariables[name].variable);
const ownVariable = /^extra-/;

const credentials = ["authorization", "proxy-authorization", "cookie", headerNames.gatewayProof];
const written = ["X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Content-Type-Options", "X-Powered-By"];
const reserved = new Set(
  [...Object.values(untrustedHeaders).flat(), ...written, ...Object.values(headerNames)].map((name) =>
    name.toLowerCase(),
  ),
);
const reservedFamilies = /^x-(?:forwarded|envoy|ms|azure|arr|b3|ot|amzn|aspnet|gateway)(?:-|$)/;

/** Whether an extra stage may set or remove a header. */
const isOwnHeader = (name: string): boolean => {
  const compared = name.toLowerCase();
  return /^x-[a-z0-9-]+$/.test(compared) && !reserved.has(compared) && !reservedFamilies.test(compared);
};

/** All that keeps stages from standing in the document of a server. */
export const extraStageProblems = (stages: readonly ExtraStage[]): readonly Problem[] => {
  const names = stages.map(({ name }) => name);
  return stages.flatMap((stage, index) =>
    [
      ...(/^[a-z][a-z0-9-]{0,39}$/.test(stage.name) && !stage.name.includes("--")
        ? []
        : [problem(".name", stage.name, "1 to 40 lower-case letters, digits and single dashes")]),
      ...(names.indexOf(stage.name) === index
        ? []
        : [problem(".name", stage.name, "a name that no other stage of this server has")]),
      ...(/^[\w ,.()/:;-]{1,200}$/.test(stage.purpose) && !stage.purpose.includes("--")
        ? []
        : [problem(".purpose", stage.purpose, "1 to 200 letters, digits, spaces and , . ( ) / : ; - _")]),
      ...(stage.elements.length > 0 ? [] : [problem(".elements", stage.elements, "at least one element")]),
      ...occurrences(stage.elements, ".elements").flatMap(({ element, path }) => ofElement(element, path, stage)),
    ].map((found) => ({ ...found, field: `[${index}]${found.field}` })),
  );
};

const problem = (field: string, received: unknown, right: string): Problem => ({ field, received, right });

const ofElement = (element: ElementData, at: string, { section }: ExtraStage): readonly Problem[] => {
  const name: ElementName = element.element;
  if (!(allowed as readonly string[]).includes(name)) {
    return [problem(at, name, `one of ${allowed.join(", ")}: another could undo or replace a rule of the gateway`)];
  }
  if (name === "rate-limit-by-key" && section === "outbound") {
    return [problem(at, name, "rate-limit-by-key in a stage of section inbound")];
  }
  return [
    ...(element.stage === undefined
      ? []
      : [problem(at, element.stage, "an element without a stage: it gets that of its name")]),
    ...variablesSetBy(element)
      .filter((variable) => !ownVariable.test(variable))
      .map((variable) => problem(at, variable, "a variable whose name begins with extra-")),
    ...(element.element === "set-header" && !isOwnHeader(element.name)
      ? [problem(at, element.name, "a header of your own, X-<name>: the gateway decides about all others")]
      : []),
    ...(element.element === "return-response" && !isRefusal(element)
      ? [problem(at, name, "refuseCall(status, message): an answer that no server gave would be in no audit trail")]
      : []),
    ...expressionsOf(element).flatMap((expr) => ofExpression(expr, at)),
  ];
};

const ofExpression = (expr: Expr, at: string): readonly Problem[] => {
  const foreign = subexpressions(expr).filter(({ kind }) => kind === "opaque" || kind === "named-value");
  return [
    ...foreign.map(({ kind }) => problem(at, kind, "a constant or an expression of the policy library")),
    ...readsIn(expr).flatMap((source) => {
      const variable = variableOf(source);
      if (variable !== undefined && !ownVariable.test(variable) && !readableVariables.includes(variable)) {
        return [problem(at, variable, `a variable of its own, extra-<name>, or ${readableVariables.join(", ")}`)];
      }
      const header = /^request\.header/.test(source.read) ? (source.keys[0] ?? "").toLowerCase() : "";
      return credentials.includes(header)
        ? [problem(at, header, "any header but those with credentials; claims of the verified token can be read")]
        : [];
    }),
  ];
};

const statuses = [400, 403, 409, 429, 503];
const refusalHeaders = "Content-Type: application/json, Cache-Control: no-store, X-Content-Type-Options: nosniff";

/** As `refuseCall` writes it. */
const isRefusal = ({ status, received, headers }: Extract<ElementData, { readonly element: "return-response" }>) => {
  const written = headers.map((header) => `${header.name}: ${onlyValue(header)}`).join(", ");
  return (
    received === undefined &&
    status.kind === "literal" &&
    statuses.includes(status.value) &&
    written === refusalHeaders &&
    headers.every(({ whenPresent }) => whenPresent === "override")
  );
};

const onlyValue = ({ values }: SetHeader): string => {
  const [value] = values;
  return values.length === 1 && value?.kind === "literal" ? value.value : "";
};
