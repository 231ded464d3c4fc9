/** The effect of a tool. Gateway, approvals and alerts all read this one word. */
export const effects = ["read", "write", "destructive"] as const;
/** The effect of a tool. */
export type Effect = (typeof effects)[number];

/** The classifications of the OWASP MCP Azure Security Guide, lowest first: any signed-in user, MFA, privileged role, approval and audit. */
export const classifications = ["public", "internal", "confidential", "restricted"] as const;
/** How sensitive the data of a tool is. */
export type Classification = (typeof classifications)[number];

/** Who must agree before a call runs: no one, the caller, or a person other than the caller. */
export const approvalKinds = ["none", "caller", "other-person"] as const;
/** Who must agree before a call runs. */
export type Approval = (typeof approvalKinds)[number];

/** How text from outside is marked in an answer: between two delimiters, with a mark before every gap, or encoded. */
export const spotlightModes = ["delimit", "datamark", "encode"] as const;
/** How text from outside is marked in an answer. */
export type SpotlightMode = (typeof spotlightModes)[number];

/** A permission that Entra issues: a delegated scope for users and an app role of the same name for applications. */
export interface CatalogueScope {
  /** Short name as it stands in `scp` and `roles`, for example `documents.read`. */
  readonly name: string;
  /** What consent pages and the Entra portal show. */
  readonly title: string;
  /** What a person reads before consenting to it. */
  readonly description: string;
  /** Scopes that this one contains: a holder of it holds those too. */
  readonly includes?: readonly string[];
  /** Whether applications without a user may be given it as an app role. */
  readonly applications: boolean;
}

/** How often a tool may be called, for how long it may run, and how much it takes and gives. */
export interface ToolLimits {
  /** Calls of one caller in a minute. */
  readonly callsPerMinute: number;
  /** Calls of one caller in a day. */
  readonly callsPerDay: number;
  /** Seconds after which a call fails. */
  readonly timeoutSeconds: number;
  /** The largest arguments. */
  readonly maxInputBytes: number;
  /** The largest answer. */
  readonly maxOutputBytes: number;
}

/** A JSON Schema, as tools state it for their arguments and results. */
export type JsonSchema = { readonly [key: string]: unknown };

/** Which other server does a tool's work, and all that it said of the tool when a person approved it. */
export interface UpstreamDefinition {
  /** The upstream server that has it. */
  readonly server: string;
  /** The name that it has there. */
  readonly tool: string;
  /** Verbatim: a change of any character is a change of the tool. */
  readonly said: JsonSchema;
}

/** A tool as both sides of the wire know it. */
export interface CatalogueTool {
  /** The name by which it is called. */
  readonly name: string;
  /** The version of its definition. */
  readonly version: string;
  /** What people see. */
  readonly title: string;
  /** What the model reads. */
  readonly description: string;
  /** The scope that a caller needs. */
  readonly scope: string;
  /** Whether it reads, writes or destroys. */
  readonly effect: Effect;
  /** How confidential its answers are. */
  readonly classification: Classification;
  /** Who has to approve a call. */
  readonly approval: Approval;
  /** How often it may be called, and how much it takes and gives. */
  readonly limits: ToolLimits;
  /** The schema of its arguments. */
  readonly input: JsonSchema;
  /** The schema of its answer. */
  readonly output: JsonSchema;
  /** Absent for a tool of this server's own. */
  readonly upstream?: UpstreamDefinition;
  /** SHA-256, base64url, over the canonical JSON of every other field. */
  readonly digest: string;
}

/** Which other server offers a resource or a prompt, and all that it said of it when a person approved it. */
export interface UpstreamOffer {
  /** The upstream server that has it. */
  readonly server: string;
  /** The address or template of a resource, the name of a prompt. */
  readonly name: string;
  /** Verbatim: a change of any character is a change of the offer. Of a resource without its size and the time of its last change. */
  readonly said: JsonSchema;
  /** Whether what a person types for its arguments is sent there, for suggestions. @default false */
  readonly complete?: boolean;
}

/** What resources and prompts have in common: both only read, so no approval guards them. */
interface CatalogueReading {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly description: string;
  readonly scope: string;
  /** Never `restricted`: only tools can require an approval. */
  readonly classification: Classification;
  readonly limits: ToolLimits;
  /** Absent for one of this server's own. */
  readonly upstream?: UpstreamOffer;
  /** SHA-256, base64url, over the canonical JSON of every other field. */
  readonly digest: string;
}

/** A resource, or all resources whose addresses a template makes. */
export interface CatalogueResource extends CatalogueReading {
  /** An address, or a template (RFC 6570) with variables in braces, such as `documents://{id}`. */
  readonly uri: string;
  /** The media type of its content. */
  readonly mimeType: string;
  /** The variables of the template; an object without members for one address. */
  readonly input: JsonSchema;
}

/** A prompt that a person chooses in their client. */
export interface CataloguePrompt extends CatalogueReading {
  /** Its arguments, all of them texts. */
  readonly input: JsonSchema;
}

/** What a server offers besides tools. */
export interface CatalogueOffers {
  /** The resources that the server offers. */
  readonly resources?: readonly CatalogueResource[];
  /** The prompts that the server offers. */
  readonly prompts?: readonly CataloguePrompt[];
  /** How to use the server, which clients put before their model. */
  readonly instructions?: string;
}

/** All tools, resources and prompts of a server with the scopes that open them, sealed by a digest. */
export interface ToolCatalogue extends CatalogueOffers {
  /** The scopes that its tools need. */
  readonly scopes: readonly CatalogueScope[];
  /** The tools, in the order of their names. */
  readonly tools: readonly CatalogueTool[];
  /** SHA-256, base64url, over the canonical JSON of every other field. */
  readonly digest: string;
}
