import { baselineScopes } from "@mcp-landing-zone/contract";
import type { Settings, ToolCatalogue } from "@mcp-landing-zone/contract";

type Facts = Pick<Settings, "publicUrl" | "apiIdUri" | "authority" | "tenantId" | "issuer" | "authorizationServer">;

export const issuerOf = ({ issuer, authority, tenantId }: Pick<Facts, "issuer" | "authority" | "tenantId">): string =>
  issuer ?? `${authority}/${tenantId}/v2.0`;

/** Protected resource metadata (RFC 9728): constant for the life of the process. */
export const resourceMetadata = (facts: Facts, catalogue: ToolCatalogue): Readonly<Record<string, unknown>> => ({
  resource: facts.publicUrl,
  authorization_servers: [facts.authorizationServer ?? issuerOf(facts)],
  bearer_methods_supported: ["header"],
  ...(baselineScopes(catalogue).length > 0 && {
    scopes_supported: baselineScopes(catalogue).map((name) => `${facts.apiIdUri}/${name}`),
  }),
});
