export const sections = ["inbound", "backend", "outbound", "on-error"] as const;
/** A section of a policy document. */
export type Section = (typeof sections)[number];

/** Where a document applies, from the widest to the narrowest; a fragment applies where it is included. */
const scopes = ["global", "product", "api", "operation", "fragment"] as const;
/** Where a policy stands: of all APIs, of a product, of an API, of an operation. */
export type PolicyScope = (typeof scopes)[number];

/** A section of a kind of document. */
export type Place<S extends PolicyScope = PolicyScope, N extends Section = Section> = `${S}/${N}`;

interface Legality {
  readonly sections: readonly Section[];
  readonly scopes: readonly PolicyScope[];
  /** At most once in a section. */
  readonly once?: true;
}

const requestOnly = ["inbound", "backend"] as const;

/** In which sections and scopes the gateway accepts each element, as its reference documents them. */
export const legality = {
  base: { sections, scopes: ["product", "api", "operation"] },
  "validate-azure-ad-token": { sections: ["inbound"], scopes },
  "validate-jwt": { sections: ["inbound"], scopes },
  choose: { sections, scopes },
  "set-variable": { sections, scopes },
  "set-header": { sections, scopes },
  "set-body": { sections: ["inbound", "backend", "outbound"], scopes },
  "set-query-parameter": { sections: requestOnly, scopes },
  "set-method": { sections: ["inbound", "on-error"], scopes },
  "set-status": { sections, scopes },
  "rewrite-uri": { sections: ["inbound"], scopes },
  "rate-limit-by-key": { sections: ["inbound"], scopes },
  "quota-by-key": { sections: ["inbound"], scopes },
  "ip-filter": { sections: ["inbound"], scopes },
  cors: { sections: ["inbound"], scopes, once: true },
  "limit-concurrency": { sections, scopes },
  retry: { sections, scopes },
  "send-request": { sections, scopes },
  "send-one-way-request": { sections, scopes },
  "authentication-managed-identity": { sections: ["inbound"], scopes },
  "set-backend-service": { sections: requestOnly, scopes },
  "forward-request": { sections: ["backend"], scopes, once: true },
  "return-response": { sections, scopes },
  "include-fragment": { sections, scopes: ["global", "product", "api", "operation"] },
  "emit-metric": { sections, scopes },
  "check-header": { sections: ["inbound"], scopes },
  "cache-lookup-value": { sections, scopes },
  "cache-store-value": { sections, scopes },
  "cache-remove-value": { sections, scopes },
  "cache-value": { sections, scopes },
  trace: { sections, scopes },
  "log-to-eventhub": { sections, scopes },
  "find-and-replace": { sections, scopes },
  "redirect-content-urls": { sections: ["inbound", "outbound"], scopes, once: true },
  "llm-token-limit": { sections: ["inbound"], scopes },
  "azure-openai-token-limit": { sections: ["inbound"], scopes },
  "llm-emit-token-metric": { sections: ["inbound"], scopes },
  "azure-openai-emit-token-metric": { sections: ["inbound"], scopes },
  "llm-semantic-cache-lookup": { sections: ["inbound"], scopes, once: true },
  "azure-openai-semantic-cache-lookup": { sections: ["inbound"], scopes, once: true },
  "llm-semantic-cache-store": { sections: ["outbound"], scopes, once: true },
  "azure-openai-semantic-cache-store": { sections: ["outbound"], scopes, once: true },
  "rate-limit": { sections: ["inbound"], scopes: ["product", "api", "operation", "fragment"], once: true },
  quota: { sections: ["inbound"], scopes: ["product", "fragment"], once: true },
  "authentication-basic": { sections: ["inbound"], scopes },
  "authentication-certificate": { sections: ["inbound"], scopes },
  "mock-response": { sections: ["inbound", "outbound", "on-error"], scopes },
  "cache-lookup": { sections: ["inbound"], scopes, once: true },
  "cache-store": { sections: ["outbound"], scopes, once: true },
  "llm-content-safety": { sections: ["inbound", "outbound"], scopes: ["global", "product", "api", "fragment"] },
} as const satisfies Readonly<Record<string, Legality>>;

/** The name of a policy element. */
export type ElementName = keyof typeof legality;

/** Every place where an element may stand. */
export type PlaceOf<E extends ElementName> = Place<
  (typeof legality)[E]["scopes"][number],
  (typeof legality)[E]["sections"][number]
>;

export const legalityOf = (element: ElementName): Legality => legality[element];
