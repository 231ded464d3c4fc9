import { describe, expect, it } from "vitest";
import { resourceOf, surroundings, synthesize } from "../testing.ts";
import type { ClientApplicationProps } from "./client-application.ts";
import { ClientApplication } from "./client-application.ts";

const synthesized = (
  props: Partial<ClientApplicationProps> = {},
  use: (client: ClientApplication) => void = () => {},
) => synthesize((stack) => use(new ClientApplication(stack, "client", { naming: surroundings.naming, ...props })));

const redirectsOf = (props: Partial<ClientApplicationProps>) =>
  (resourceOf(synthesized(props), "azuread_application") as { public_client: { redirect_uris: string[] } })
    .public_client.redirect_uris;

describe("ClientApplication", () => {
  it.each([
    ["R-32", "sign_in_audience", "AzureADMyOrg"],
    ["R-18", "fallback_public_client_enabled", false],
    ["R-18", "web", { implicit_grant: { access_token_issuance_enabled: false, id_token_issuance_enabled: false } }],
    ["R-32", "prevent_duplicate_names", true],
    ["R-06", "api", { requested_access_token_version: 2 }],
  ])("%s has %s = %j", (_, path, value) => {
    expect(resourceOf(synthesized(), "azuread_application")).toHaveProperty(path, value);
  });

  it("R-34 is public: no password, and no platform that would need one", () => {
    const client = resourceOf(synthesized({ redirectUris: ["https://vscode.dev/redirect"] }), "azuread_application");
    expect(client).not.toHaveProperty("password");
    expect(client).not.toHaveProperty("web.redirect_uris");
    expect(client).not.toHaveProperty("single_page_application");
  });

  it("offers no scope of its own: tokens are for the resource application", () => {
    const client = resourceOf(synthesized(), "azuread_application");
    expect(client).not.toHaveProperty("api.oauth2_permission_scope");
    expect(client).not.toHaveProperty("app_role");
  });

  it("R-19 answers to the user's own machine only, by default", () => {
    for (const uri of redirectsOf({})) expect(uri).toMatch(/^http:\/\/(127\.0\.0\.1|localhost)(\/[a-z/]+)?$/);
    expect(redirectsOf({})).not.toHaveLength(0);
  });

  it("R-19 answers to named https addresses, with or without the user's own machine", () => {
    const redirectUris = ["https://vscode.dev/redirect", "https://claude.ai/api/mcp/auth_callback"];
    expect(redirectsOf({ redirectUris })).toEqual(expect.arrayContaining(redirectUris));
    expect(redirectsOf({ redirectUris, loopback: false })).toEqual(redirectUris);
  });

  it("R-19 takes a loopback address with a port and a path of its own", () => {
    expect(redirectsOf({ redirectUris: ["http://127.0.0.1:33418/", "http://localhost/done"] })).toEqual(
      expect.arrayContaining(["http://127.0.0.1:33418/", "http://localhost/done"]),
    );
  });

  it.each([
    "https://*.contoso.com/callback",
    "https://contoso.com/*",
    "https://contoso.com/callback#token",
    "https://contoso.com/callback?next=evil",
    "https://contoso.com@evil.example/callback",
    "https://contoso.com/a/../callback",
    "https://contoso.com/%2e%2e/callback",
    "https://contoso.com\\@evil.example/callback",
    "https://CONTOSO.com/callback",
    "http://contoso.com/callback",
    "http://localhost.evil.example/callback",
    "http://127.0.0.1.evil.example/",
    "http://0.0.0.0/callback",
    "ms-appx-web://contoso/callback",
    "javascript:alert(1)",
    "urn:ietf:wg:oauth:2.0:oob",
    "callback",
    "",
  ])("R-19 refuses the redirect %j", (uri) => {
    expect(() => synthesized({ redirectUris: ["https://ok.example/callback", uri] })).toThrow(
      expect.objectContaining({ code: "VALUE_INVALID", field: "redirectUris[1]" }),
    );
  });

  it("R-30 lets only assigned people sign in with it", () => {
    const analysts = { principalId: "11111111-1111-1111-1111-111111111111", grantId: "analysts" };
    const stack = synthesized({}, (client) => expect(client.grantUse(analysts)).toBe(client.grantUse(analysts)));
    expect(resourceOf(stack, "azuread_service_principal")).toMatchObject({ app_role_assignment_required: true });
    expect(resourceOf(stack, "azuread_app_role_assignment")).toMatchObject({
      principal_object_id: analysts.principalId,
      app_role_id: "00000000-0000-0000-0000-000000000000",
    });
  });

  it("can be one that exists already", () => {
    const stack = synthesize((scope) => {
      expect(ClientApplication.fromExisting(scope, "client", { clientId: "c", objectId: "o" })).toEqual({
        id: "/applications/o",
        clientId: "c",
        grantId: "test/client",
      });
    });
    expect(stack.resource).toEqual({});
  });
});
