import type { Element, ElementData } from "../element/data.ts";
import type { Place, PolicyScope, Section } from "../element/place.ts";
import { legalityOf, sections } from "../element/place.ts";
import type { NamedValue } from "../expression/named-value.ts";
import { PolicyRefusal, refuseUnless } from "../refusal.ts";
import { occurrences } from "./walk.ts";

/** A policy: what it does in each section, and what is known about the routes that it serves. */
export interface PolicyDocument {
  /** The name of the document, for messages. */
  readonly name: string;
  /** Where it applies. */
  readonly scope: Exclude<PolicyScope, "fragment">;
  /** Whether an answer may be an event stream, which nothing may hold back or read. */
  readonly streams: boolean;
  /** Whether it publishes metadata that every origin may read. */
  readonly isPublic: boolean;
  /** The named values that it, or a fragment of it, mentions. */
  readonly namedValues: readonly NamedValue[];
  /** What each stage is for: a comment above its elements, for people who read the policy in the portal. */
  readonly notes: Readonly<Record<string, string>>;
  /** The elements, by section. */
  readonly sections: Readonly<Record<Section, readonly ElementData[]>>;
}

/** What `PolicyDocument` takes. */
export interface PolicyDocumentProps<S extends Exclude<PolicyScope, "fragment">> {
  /** The name of the document, for messages. */
  readonly name: string;
  /** Where it applies. */
  readonly scope: S;
  /** Whether an answer may be an event stream. @default false */
  readonly streams?: boolean;
  /** Whether it publishes metadata that every origin may read. @default false */
  readonly isPublic?: boolean;
  /** The named values that it mentions. @default none */
  readonly namedValues?: readonly NamedValue[];
  /** What each stage is for, by its name. Becomes a comment of the policy. @default none */
  readonly notes?: Readonly<Record<string, string>>;
  /** What happens to a request. */
  readonly inbound: readonly Element<Place<S, "inbound">>[];
  /** How the request is forwarded. */
  readonly backend: readonly Element<Place<S, "backend">>[];
  /** What happens to the answer. */
  readonly outbound: readonly Element<Place<S, "outbound">>[];
  /** What happens when an element fails. */
  readonly onError: readonly Element<Place<S, "on-error">>[];
}

/**
 * A policy document. One whose elements stand where the gateway would not accept them is refused.
 *
 * @example
 * const orders = policyDocument({
 *   name: "orders",
 *   scope: "api",
 *   inbound: [base(), rateLimitByKey({ key: text("orders:", request.clientIp), calls: 60, periodSeconds: 60 })],
 *   backend: [forwardRequest({ timeoutSeconds: 30 })],
 *   outbound: [base()],
 *   onError: [base()],
 * });
 * renderPolicy(orders);
 */
export const policyDocument = <S extends Exclude<PolicyScope, "fragment">>(
  props: PolicyDocumentProps<S>,
): PolicyDocument => {
  const { name, scope, streams = false, isPublic = false, namedValues = [], notes = {} } = props;
  refuseUnless(/^[a-z][a-z0-9-]*$/.test(name), "name", name, "lower-case letters, digits and hyphens");
  const document: PolicyDocument = {
    name,
    scope,
    streams,
    isPublic,
    namedValues,
    notes,
    sections: { inbound: props.inbound, backend: props.backend, outbound: props.outbound, "on-error": props.onError },
  };
  const [misplaced] = misplacements(document);
  if (misplaced) throw new PolicyRefusal(`${name}: ${misplaced.path}`, misplaced.element, misplaced.expected);
  return document;
};

interface Misplacement {
  readonly path: string;
  readonly element: string;
  readonly expected: string;
}

/** Elements in a section or a scope where the gateway does not accept them, or more often than it does. */
export const misplacements = ({ scope, sections: content }: PolicyDocument): readonly Misplacement[] =>
  sections.flatMap((section) => {
    const found = occurrences(content[section], section);
    return found.flatMap(({ element: { element }, path, inFragment }) => {
      const { sections: legal, scopes, once } = legalityOf(element);
      const effective = inFragment ? "fragment" : scope;
      if (!legal.includes(section)) return [{ path, element, expected: `an element of ${section}` }];
      if (!scopes.includes(effective)) return [{ path, element, expected: `an element of ${effective} scope` }];
      const repeated = once && found.filter((other) => other.element.element === element).length > 1;
      return repeated ? [{ path, element, expected: "this element once in a section" }] : [];
    });
  });
