import type { Element, ElementData } from "../element/data.ts";
import { type Place, type PolicyScope, type Section, legalityOf, sections } from "../element/place.ts";
import type { NamedValue } from "../expression/named-value.ts";
import { PolicyRefusal, refuseUnless } from "../refusal.ts";
import { occurrences } from "./walk.ts";

/** A policy: what it does in each section, and what is known about the routes that it serves. */
export interface PolicyDocument {
  readonly name: string;
  readonly scope: Exclude<PolicyScope, "fragment">;
  /** Whether an answer may be an event stream, which nothing may hold back or read. */
  readonly streams: boolean;
  /** Whether it publishes metadata that every origin may read. */
  readonly isPublic: boolean;
  /** The named values that it, or a fragment of it, mentions. */
  readonly namedValues: readonly NamedValue[];
  /** What each stage is for: a comment above its elements, for people who read the policy in the portal. */
  readonly notes: Readonly<Record<string, string>>;
  readonly sections: Readonly<Record<Section, readonly ElementData[]>>;
}

/** What `PolicyDocument` takes. */
export interface PolicyDocumentProps<S extends Exclude<PolicyScope, "fragment">> {
  readonly name: string;
  readonly scope: S;
  /** @default false */
  readonly streams?: boolean;
  /** @default false */
  readonly isPublic?: boolean;
  /** @default none */
  readonly namedValues?: readonly NamedValue[];
  /** What each stage is for, by its name. Becomes a comment of the policy. @default none */
  readonly notes?: Readonly<Record<string, string>>;
  readonly inbound: readonly Element<Place<S, "inbound">>[];
  readonly backend: readonly Element<Place<S, "backend">>[];
  readonly outbound: readonly Element<Place<S, "outbound">>[];
  readonly onError: readonly Element<Place<S, "on-error">>[];
}

/** A policy document. One whose elements stand where the gateway would not accept them is refused. */
export function policyDocument<S extends Exclude<PolicyScope, "fragment">>(
  props: PolicyDocumentProps<S>,
): PolicyDocument {
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
}

interface Misplacement {
  readonly path: string;
  readonly element: string;
  readonly expected: string;
}

/** Elements in a section or a scope where the gateway does not accept them, or more often than it does. */
export function misplacements({ scope, sections: content }: PolicyDocument): readonly Misplacement[] {
  return sections.flatMap((section) => {
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
}
