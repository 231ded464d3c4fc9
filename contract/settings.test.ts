import { describe, expect, it } from "vitest";
import { readSettings, settingsTable, SettingsError, writeSettings } from "./index.ts";
import type { SettingProblem, SettingValues } from "./index.ts";

const id = (digit: number): string => `${digit}0000000-0000-4000-8000-000000000000`;

const values: SettingValues = {
  publicUrl: "https://mcp.example.com/mcp",
  tenantId: id(1),
  identityClientId: id(2),
  apiClientId: id(3),
  apiIdUri: "https://mcp.example.com/mcp",
  allowedClients: [id(4), id(5)],
  gatewayClientId: id(6),
  contentSafetyEndpoint: "https://safety.cognitiveservices.azure.com",
  documentsEndpoint: "https://documents.blob.core.windows.net",
  auditEndpoint: "https://audit.blob.core.windows.net",
  auditKeyUrl: "https://vault.vault.azure.net/keys/audit",
  catalogueDigest: "A".repeat(43),
};

const environment = writeSettings(values);

const problemsOf = (changes: Record<string, string | undefined>): readonly SettingProblem[] => {
  try {
    readSettings({ ...environment, ...changes });
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
};

describe("settings", () => {
  it("come back as they were written", () => {
    expect(readSettings(environment)).toMatchObject(values);
  });

  it("take their default when nothing is said", () => {
    expect(readSettings(environment)).toMatchObject({
      profile: "production",
      bindAddress: "127.0.0.1",
      sessions: "stateless",
      egressHosts: [],
      stateHost: undefined,
    });
  });

  it("R-81 say which context and role a classification asks for", () => {
    const said = {
      classificationContexts: { internal: "c1", restricted: "c25" },
      classificationRoles: { confidential: "Data.Confidential" },
    };
    expect(readSettings(writeSettings({ ...values, ...said }))).toMatchObject(said);
  });

  it("R-93 say which rows of the data rules differ, and the label of each classification", () => {
    const said = {
      dataRules: [
        { classification: "public", direction: "output", kind: "contact", action: "allow" },
        { classification: "confidential", direction: "output", kind: "national-id", action: "withhold" },
      ],
      classificationLabels: { public: "Public", confidential: "Confidential / All employees (EU)" },
    } as const;
    expect(readSettings(writeSettings({ ...values, ...said }))).toMatchObject(said);
  });

  it.each([
    "public.output.secret=allow",
    "public.input.contact=redact",
    "public.output.contact=block",
    "secret.output.contact=redact",
    "public.output.card=redact",
    "public.output.contact",
    "public.output.contact=allow=allow",
  ])("R-93 refuse %s, which is no row of the data rules", (row) => {
    expect(problemsOf({ MCP_DATA_RULES: row }).map(({ env }) => env)).toEqual(["MCP_DATA_RULES"]);
  });

  it("name what is wrong inside a list of upstreams", () => {
    const upstreams = JSON.stringify([{ name: "archive", url: "http://tools.example/mcp" }]);
    const [problem] = problemsOf({ MCP_UPSTREAMS: upstreams });
    expect(problem).toMatchObject({ env: "MCP_UPSTREAMS[0].url", received: '"http://tools.example/mcp"' });
  });

  it("R-34 ask for the secrets that upstreams are shown", () => {
    const credential = { kind: "secret", name: "archive-key", as: "x-api-key" };
    const upstreams = JSON.stringify([{ name: "archive", url: "https://tools.example/mcp", credential }]);
    expect(problemsOf({ MCP_UPSTREAMS: upstreams }).map(({ env }) => env)).toEqual(["MCP_SECRET_NAMES"]);
  });

  it("are refused with every problem at once, each with its variable", () => {
    const problems = problemsOf({ AZURE_TENANT_ID: "common", MCP_VAULT_URL: "http://vault", PORT: "0" });
    expect(problems.map(({ env }) => env).sort()).toEqual(["AZURE_TENANT_ID", "MCP_VAULT_URL", "PORT"]);
  });

  it("are refused with what was received and what would be right", () => {
    expect(() => readSettings({ ...environment, AZURE_TENANT_ID: "common" })).toThrow(
      /AZURE_TENANT_ID: received "common"; should be a GUID/,
    );
  });

  it("R-34 never repeat a value that may be a secret", () => {
    const [problem] = problemsOf({ MCP_VAULT_URL: "AccountKey=c2VjcmV0" });
    expect(problem?.received).not.toContain("c2VjcmV0");
  });

  it.each(["AZURE_CLIENT_SECRET", "AZURE_PASSWORD", "AZURE_CLIENT_CERTIFICATE_PATH", "NODE_TLS_REJECT_UNAUTHORIZED"])(
    "R-34 refuse %s by its presence and do not repeat it",
    (env) => {
      const [problem] = problemsOf({ [env]: "hunter2" });
      expect(problem).toMatchObject({ env });
      expect(JSON.stringify(problem)).not.toContain("hunter2");
    },
  );

  it.each([
    ["MCP_PUBLIC_URL", "http://mcp.example.com/mcp", "plain http off loopback"],
    ["MCP_PUBLIC_URL", "https://mcp.example.com/mcp/", "a trailing slash"],
    ["MCP_PUBLIC_URL", "https://mcp.example.com", "no path"],
    ["MCP_PUBLIC_URL", "https://user@mcp.example.com/mcp", "credentials"],
    ["MCP_AUTHORITY", "http://login.example", "plain http"],
    ["MCP_TOKEN_KEYS_URL", "http://127.0.0.1/keys", "plain http even on loopback"],
    ["MCP_ALLOWED_ORIGINS", "*", "any origin"],
    ["MCP_ALLOWED_ORIGINS", "null", "the opaque origin"],
    ["MCP_ALLOWED_HOSTS", "*.example.com", "a pattern"],
    ["MCP_ALLOWED_CLIENTS", "", "no clients"],
    ["MCP_EGRESS_HOSTS", "*.example.com", "a pattern"],
    ["MCP_EGRESS_HOSTS", "10.0.0.1:80", "a port"],
    ["MCP_MAX_BODY_BYTES", "1e9", "a number in another notation"],
    ["MCP_PROFILE", "test", "the test profile on a public address"],
    ["MCP_ALLOWED_CLIENTS", id(6), "the gateway as a client"],
    ["MCP_SECRET_NAMES", "weather-key", "secrets without a vault"],
    ["MCP_AUTHORIZATION_SERVER", "http://login.example", "plain http"],
    ["MCP_AUTHORIZATION_SERVER", "http://127.0.0.1:8080", "loopback for a server that is not there"],
    ["MCP_CATALOGUE_THUMBPRINTS", "sha256:abc", "R-72 a key by another name"],
    ["MCP_CATALOGUE_APPROVALS", "approvals.json", "R-72 a file that depends on where the server was started"],
    ["MCP_CLASSIFICATION_CONTEXTS", "confidential=c100", "R-81 no such context"],
    ["MCP_CLASSIFICATION_CONTEXTS", "confidential=c0", "R-81 a context below the first"],
    ["MCP_CLASSIFICATION_CONTEXTS", "confidential=mfa", "R-81 a context by another name"],
    ["MCP_CLASSIFICATION_CONTEXTS", "confidential=c1=c2", "R-81 two contexts at once"],
    ["MCP_CLASSIFICATION_CONTEXTS", "secret=c1", "R-81 an unknown classification"],
    ["MCP_CLASSIFICATION_CONTEXTS", "public=c1", "R-81 a demand for what everybody may"],
    ["MCP_CLASSIFICATION_CONTEXTS", "internal=c1,internal=c2", "R-81 a classification twice"],
    ["MCP_CLASSIFICATION_ROLES", "confidential=", "R-81 a role without a name"],
  ])("refuse %s=%s: %s", (env, text) => {
    expect(problemsOf({ [env]: text })).not.toEqual([]);
  });

  it("listen on loopback when the public URL is there", () => {
    expect(problemsOf({ MCP_PUBLIC_URL: "http://127.0.0.1:8080/mcp", MCP_BIND_ADDRESS: "0.0.0.0" })).toMatchObject([
      { env: "MCP_BIND_ADDRESS" },
    ]);
  });

  it("R-07 name an authorization server on loopback beside a public URL there", () => {
    const local = { ...values, publicUrl: "http://127.0.0.1:8080/mcp", authorizationServer: "http://127.0.0.1:8080" };
    expect(readSettings(writeSettings(local))).toMatchObject({ authorizationServer: "http://127.0.0.1:8080" });
  });

  it("pass text that is resolved later, and judge the rest now", () => {
    const isUnresolved = (text: string): boolean => text.includes("${");
    expect(writeSettings({ ...values, tenantId: "${data.tenant}" }, isUnresolved)["AZURE_TENANT_ID"]).toBe(
      "${data.tenant}",
    );
    expect(() => writeSettings({ ...values, tenantId: "data.tenant" }, isUnresolved)).toThrow(SettingsError);
  });

  it("name each variable once", () => {
    const names = Object.values(settingsTable).map(({ env }) => env);
    expect(new Set(names).size).toBe(names.length);
  });
});
