import type { PolicyDocument } from "../document/document.ts";
import type { Occurrence } from "../document/walk.ts";
import { expressionsOf } from "../document/walk.ts";
import type { ElementData } from "../element/data.ts";
import type { ElementName } from "../element/place.ts";
import type { Expr } from "../expression/expr.ts";
import type { Source } from "./flow.ts";
import { sourcesOf } from "./flow.ts";
import type { Problem } from "./rule.ts";
import { everyOccurrence } from "./sections.ts";

/** Elements whose values are stored, billed and read by other people. */
const telemetry: ReadonlySet<ElementName> = new Set([
  "emit-metric",
  "trace",
  "log-to-eventhub",
  "llm-emit-token-metric",
  "azure-openai-emit-token-metric",
]);

const credentials = ["authorization", "cookie", "proxy-authorization"];

/** Metrics take single values; never a credential, and nothing that holds contents as a whole. */
export const noSecretInTelemetry = (document: PolicyDocument): readonly Problem[] => {
  const isSecret = (source: Source) => isToken(document, source) || isContent(source);
  return flowing(document, ({ element }) => (telemetry.has(element.element) ? expressionsOf(element) : []), isSecret);
};

export const noTokenInAnswer = (document: PolicyDocument): readonly Problem[] =>
  flowing(document, answerExpressions, (source) => isToken(document, source));

const answerExpressions = ({ element, path }: Occurrence): readonly Expr[] => {
  if (element.element === "return-response") return expressionsOf(element);
  const isAnswer = path.startsWith("outbound/") || path.startsWith("on-error/");
  return isAnswer && (element.element === "set-header" || element.element === "set-body") ? expressionsOf(element) : [];
};

const flowing = (
  document: PolicyDocument,
  expressions: (occurrence: Occurrence) => readonly Expr[],
  isSecret: (source: Source) => boolean,
): readonly Problem[] =>
  everyOccurrence(document).flatMap((occurrence) => {
    const secrets = expressions(occurrence).flatMap((expr) => sourcesOf(document, expr).filter(isSecret));
    const names = new Set(secrets.map(({ read, keys }) => [read, ...keys.slice(0, 1)].join(" ")));
    return [...names].map((name) => ({ path: occurrence.path, problem: `tells ${name}` }));
  });

/** The caller's credential, or a token of the gateway's own. */
const isToken = (document: PolicyDocument, { read, keys: [name = ""] }: Source): boolean => {
  if (read === "request.header" || read === "request.headerValues") return credentials.includes(name.toLowerCase());
  const filledBy = everyOccurrence(document).map(({ element }) => element);
  return (
    (read === "variable.string" || read === "required.string") &&
    filledBy.some((element) => keepsIdentityToken(element, name))
  );
};

const keepsIdentityToken = (element: ElementData, name: string): boolean =>
  element.element === "authentication-managed-identity" && element.into?.variable === name;

const isContent = ({ read }: Source): boolean => read === "request.bodyText" || read === "variable.responseText";

/** Elements of this library take a named value; those of a policy that was read in may have the password itself. */
export const noPasswordInDocument = (document: PolicyDocument): readonly Problem[] =>
  everyOccurrence(document).flatMap(({ element, path }) => {
    const isWritten = element.element === "authentication-basic" && element.password.kind === "literal";
    return isWritten ? [{ path, problem: "its password stands in the document" }] : [];
  });

/** Elements of this library cannot leave the audiences out; those of a policy that was read in can. */
export const tokenCheckedInFull = (document: PolicyDocument): readonly Problem[] =>
  everyOccurrence(document).flatMap(({ element, path }) => {
    const isCheck = element.element === "validate-jwt" || element.element === "validate-azure-ad-token";
    return isCheck && element.audiences.length === 0 ? [{ path, problem: "takes a token for any audience" }] : [];
  });
