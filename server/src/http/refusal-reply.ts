import { baselineScopes } from "@mcp-landing-zone/contract";
import type { Settings, ToolCatalogue } from "@mcp-landing-zone/contract";
import { challenge } from "./challenge.ts";
import type { ChallengeError } from "./challenge.ts";
import { jsonReply } from "./exchange.ts";
import type { Reply } from "./exchange.ts";
import { refusals } from "../refusal/refusal.ts";
import type { Refusal, RefusalName } from "../refusal/refusal.ts";

/** The facts about the refused request. */
interface Known {
  readonly origin: { readonly correlationId: string };
  readonly message?: { readonly id?: string | number };
}

const challengeErrors: Readonly<Partial<Record<RefusalName, ChallengeError | "none">>> = {
  "credentials-repeated": "invalid_request",
  "token-missing": "none",
  "token-invalid": "invalid_token",
  "scope-missing": "insufficient_scope",
  "claims-missing": "insufficient_claims",
};

/** The one place where a refusal becomes an answer: status, challenge, JSON-RPC error. Nothing else of it gets out. */
export const refusalReply = (
  refusal: Refusal,
  settings: Pick<Settings, "publicUrl" | "apiIdUri">,
  catalogue: ToolCatalogue,
  { origin, message }: Known,
): Reply => {
  const { status, code, message: text } = refusals[refusal.refusal];
  const error = challengeErrors[refusal.refusal];
  const { scopes = baselineScopes(catalogue), claims } = refusal.detail.challenge ?? {};
  const authenticate = error && {
    "www-authenticate": challenge({
      publicUrl: settings.publicUrl,
      scopes: scopes.map((scope) => `${settings.apiIdUri}/${scope}`),
      ...(error !== "none" && { error }),
      ...(claims !== undefined && { claims }),
    }),
  };
  return jsonReply(
    status,
    {
      jsonrpc: "2.0",
      ...(message?.id !== undefined && { id: message.id }),
      error: { code, message: text, data: { requestId: origin.correlationId, ...refusal.detail.data } },
    },
    { ...authenticate, ...refusal.detail.headers },
  );
};
