import type { Request } from "./case.ts";
import type { TokenRequest } from "../../testing/composition/token.ts";

type Params = Readonly<Record<string, unknown>>;

export const modernRevision = "2026-07-28";
const legacyRevisions = ["2025-11-25", "2025-06-18", "2025-03-26"] as const;
export type Era = typeof modernRevision | (typeof legacyRevisions)[number];
export const eras: readonly Era[] = [modernRevision, ...legacyRevisions];

const namedBy: Readonly<Record<string, string>> = {
  "tools/call": "name",
  "prompts/get": "name",
  "resources/read": "uri",
};

export const envelopeKeys = {
  version: "io.modelcontextprotocol/protocolVersion",
  capabilities: "io.modelcontextprotocol/clientCapabilities",
} as const;

/** What a client that can ask its user says of itself. */
export const canAsk: Params = { elicitation: { form: {} } };

interface MessageOptions {
  readonly era?: Era;
  readonly token?: TokenRequest;
  readonly capabilities?: Params;
  readonly at?: Request["at"];
  readonly headers?: Request["headers"];
}

/** A message as a client of the era would send it, with the headers that belong to it. */
export const message = (method: string, params: Params = {}, options: MessageOptions = {}): Request => {
  const { era = modernRevision, token, capabilities = {}, at, headers } = options;
  const isModern = era === modernRevision;
  const target = params[namedBy[method] ?? ""];
  const meta = { [envelopeKeys.version]: era, [envelopeKeys.capabilities]: capabilities };
  return {
    ...(at && { at }),
    ...(token && { token }),
    headers: {
      "mcp-protocol-version": era,
      ...(isModern && { "mcp-method": method }),
      ...(isModern && typeof target === "string" && { "mcp-name": target }),
      ...headers,
    },
    body: { jsonrpc: "2.0", id: 1, method, params: isModern ? { ...params, _meta: meta } : params },
  };
};

export const toolCall = (
  name: string,
  args: Params = {},
  options: MessageOptions & { readonly more?: Params } = {},
): Request => message("tools/call", { name, arguments: args, ...options.more }, options);

export const resourceRead = (uri: string, options: MessageOptions = {}): Request =>
  message("resources/read", { uri }, options);

export const promptGet = (name: string, args: Params = {}, options: MessageOptions = {}): Request =>
  message("prompts/get", { name, arguments: args }, options);

/** Asks what could stand for an argument of a resource or prompt. */
export const completion = (ref: Params, name: string, value: string, options: MessageOptions = {}): Request =>
  message("completion/complete", { ref, argument: { name, value } }, options);

export const everyScope = [
  "documents.read",
  "documents.write",
  "documents.delete",
  "pages.fetch",
  "profile.read",
] as const;

export const alice: TokenRequest = { as: "alice", scopes: everyScope };
export const bob: TokenRequest = { as: "bob", scopes: everyScope };

/** An id that no document has. */
export const noDocument = "AAAAAAAAAAAAAAAAAAAAAA";

/** Arguments that each tool of the reference server takes. */
export const goodArguments: Readonly<Record<string, Params>> = {
  whoami: {},
  search_documents: { words: "" },
  read_document: { id: noDocument },
  save_document: { title: "A title", text: "A text" },
  delete_document: { id: noDocument },
  fetch_page: { url: "https://docs.attack.example/clean" },
  my_profile: {},
};
