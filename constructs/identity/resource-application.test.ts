import { withDigests } from "@mcp-landing-zone/contract";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { describe, expect, it } from "vitest";
import type { StackJson } from "../testing.ts";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../testing.ts";
import { weakeningMetadata } from "../weakening.ts";
import { wellKnownClients } from "./defaults.ts";
import { permissionId } from "./permissions.ts";
import type { Authorization, ResourceApplicationProps } from "./resource-application.ts";
import { ResourceApplication } from "./resource-application.ts";

const publicUrl = "https://mcp.contoso.com/mcp";
const direct: Authorization = { mode: "direct", publicUrl };
const gateway = { principalId: "11111111-1111-1111-1111-111111111111", grantId: "gateway" };
const props: ResourceApplicationProps = {
  naming: surroundings.naming,
  catalogue: referenceCatalogue,
  authorization: { mode: "facade" },
};

const synthesized = (
  extra: Partial<ResourceApplicationProps> = {},
  use: (application: ResourceApplication) => void = () => {},
): StackJson => synthesize((stack) => use(new ResourceApplication(stack, "api", { ...props, ...extra })));

const application = (extra?: Partial<ResourceApplicationProps>) =>
  resourceOf(synthesized(extra), "azuread_application");

describe("ResourceApplication", () => {
  it.each([
    ["R-32", "sign_in_audience", "AzureADMyOrg"],
    ["R-32", "prevent_duplicate_names", true],
    ["R-18", "fallback_public_client_enabled", false],
    ["R-18", "web", { implicit_grant: { access_token_issuance_enabled: false, id_token_issuance_enabled: false } }],
    ["R-06", "optional_claims", { access_token: [{ name: "idtyp" }] }],
    ["R-06", "api.requested_access_token_version", 2],
  ])("%s has %s = %j", (_, path, value) => {
    expect(application()).toHaveProperty(path, value);
  });

  it("R-81 names authentication contexts in its tokens where they are asked for", () => {
    expect(application({ authenticationContexts: true })).toHaveProperty("optional_claims", {
      access_token: [{ name: "idtyp" }, { name: "acrs" }],
    });
  });

  it("R-81 has a role for the people of a classification, which only those get that it is given to", () => {
    const people = { principalId: "22222222-2222-2222-2222-222222222222", grantId: "Data owners" };
    const stack = synthesized({ privilegedClassifications: ["confidential"] }, (api) =>
      api.grantClassification("confidential", people),
    );
    const { app_role: roles } = resourceOf(stack, "azuread_application") as { app_role: { value: string }[] };
    expect(roles).toContainEqual(
      expect.objectContaining({ value: "Tools.Confidential", allowed_member_types: ["User"] }),
    );
    expect(resourceOf(stack, "azuread_app_role_assignment")).toMatchObject({
      app_role_id: permissionId("Tools.Confidential"),
      principal_object_id: people.principalId,
    });
    expect(() => synthesized({}, (api) => api.grantClassification("confidential", people))).toThrow(/Tools.Conf/);
  });

  it("R-34 has no password, no certificate and nothing that would make one", () => {
    const stack = synthesized({ graphPermissions: ["User.Read"] }, (api) => api.grantForward(gateway));
    expect(application()).not.toHaveProperty("password");
    expect(Object.keys(stack.resource).filter((type) => /password|certificate|secret/.test(type))).toEqual([]);
  });

  it("R-53 has the catalogue's scopes and roles", () => {
    const { api, app_role } = application() as {
      api: { oauth2_permission_scope: { value: string }[] };
      app_role: { value: string }[];
    };
    expect(api.oauth2_permission_scope.map(({ value }) => value)).toEqual(
      referenceCatalogue.scopes.map(({ name }) => name),
    );
    expect(app_role.map(({ value }) => value)).toEqual(
      expect.arrayContaining(["Gateway.Forward", "Approvals.Decide", "Server.Use", "documents.read"]),
    );
  });

  it("R-30 gives a token only to who was assigned", () => {
    expect(resourceOf(synthesized(), "azuread_service_principal")).toMatchObject({
      app_role_assignment_required: true,
    });
  });

  it("R-30 lets everybody of the tenant in only when that is given up with a reason", () => {
    const reason = "an open service for all employees";
    const stack = synthesized({ weaken: { assignmentRequired: reason } }, (api) => {
      expect(api.node.metadata).toContainEqual(
        expect.objectContaining({ type: weakeningMetadata, data: { what: "assignmentRequired", reason } }),
      );
    });
    expect(resourceOf(stack, "azuread_service_principal")).toMatchObject({ app_role_assignment_required: false });
  });

  it("is kept from destruction, and so is its service principal, unless the user says otherwise", () => {
    for (const preventDestroy of [true, false]) {
      const stack = synthesized(preventDestroy ? {} : { preventDestroy });
      expect(resourceOf(stack, "azuread_application")).toHaveProperty("lifecycle.prevent_destroy", preventDestroy);
      expect(resourceOf(stack, "azuread_service_principal")).toHaveProperty(
        "lifecycle.prevent_destroy",
        preventDestroy,
      );
    }
  });

  it("has no owner unless one is named", () => {
    expect(application()).not.toHaveProperty("owners");
    const stack = synthesized({ owners: ["owner"] });
    expect(resourceOf(stack, "azuread_application")).toMatchObject({ owners: ["owner"] });
    expect(resourceOf(stack, "azuread_service_principal")).toMatchObject({ owners: ["owner"] });
  });

  it("is named by naming, apart from that of another subscription in the tenant, or as asked", () => {
    expect(application()).toHaveProperty("display_name", expect.stringMatching(/^api-mcp-test-[0-9a-f]{6}$/));
    expect(application({ displayName: "Contoso MCP" })).toHaveProperty("display_name", "Contoso MCP");
  });
});

describe("the identifier URI", () => {
  it("R-01 is the public URL in direct mode, to the character", () => {
    const stack = synthesized({ authorization: direct }, (api) => expect(api.identifierUri).toBe(publicUrl));
    expect(resourceOf(stack, "azuread_application_identifier_uri")).toMatchObject({ identifier_uri: publicUrl });
  });

  it("R-01 is the client id in facade mode", () => {
    const uri = resourceOf(synthesized(), "azuread_application_identifier_uri");
    expect(uri["identifier_uri"]).toMatch(/^api:\/\/\$\{azuread_application\.api_\w+\.client_id\}$/);
  });

  it("is set after version 2, by a resource of its own that the application does not undo", () => {
    const stack = synthesized({ authorization: direct });
    expect(resourceOf(stack, "azuread_application")).not.toHaveProperty("identifier_uris");
    expect(resourceOf(stack, "azuread_application")).toHaveProperty("lifecycle.ignore_changes", ["identifier_uris"]);
    expect(resourceOf(stack, "azuread_application_identifier_uri")["application_id"]).toMatch(
      /^\$\{azuread_application\.api_\w+\.id\}$/,
    );
  });

  it.each(["https://apim-mcp.azure-api.net/mcp", "https://mcp-a1b2.z01.azurefd.net/mcp"])(
    "R-01 is refused on a name of Azure's, which no tenant has verified: %s",
    (publicUrl) => {
      expect(() => synthesized({ authorization: { mode: "direct", publicUrl } })).toThrow(
        /VALUE_INVALID.*authorization\.publicUrl.*verified in the tenant/,
      );
    },
  );

  it.each([
    ["http", "http://mcp.contoso.com/mcp"],
    ["no path", "https://mcp.contoso.com"],
    ["a root path", "https://mcp.contoso.com/"],
    ["a trailing slash", "https://mcp.contoso.com/mcp/"],
    ["an upper-case host", "https://MCP.contoso.com/mcp"],
    ["the default port", "https://mcp.contoso.com:443/mcp"],
    ["a query", "https://mcp.contoso.com/mcp?a=b"],
    ["a fragment", "https://mcp.contoso.com/mcp#a"],
    ["credentials", "https://user@mcp.contoso.com/mcp"],
    ["dots to resolve", "https://mcp.contoso.com/a/../mcp"],
    ["no URL", "mcp.contoso.com/mcp"],
  ])("R-01 is refused with %s, which clients would send in another spelling", (_, wrong) => {
    expect(() => synthesized({ authorization: { mode: "direct", publicUrl: wrong } })).toThrow(
      expect.objectContaining({ code: "VALUE_INVALID", field: "authorization.publicUrl" }),
    );
  });

  it("stands before the name of every scope", () => {
    synthesized({ authorization: direct }, (api) => {
      expect(api.scopeValue("documents.read")).toBe(`${publicUrl}/documents.read`);
      expect(() => api.scopeValue("documents.reed")).toThrow(/NOT_FOUND.*"documents.reed".*documents.read/);
    });
  });
});

describe("rights on the application", () => {
  it("R-02 make the gateway's identity the one that may vouch for calls", () => {
    const stack = synthesized({}, (api) => api.grantForward(gateway));
    expect(resourceOf(stack, "azuread_app_role_assignment")).toMatchObject({
      app_role_id: permissionId("Gateway.Forward"),
      principal_object_id: gateway.principalId,
      resource_object_id: expect.stringMatching(/^\$\{azuread_service_principal\.api_\w+\.object_id\}$/),
    });
  });

  it.each([
    ["R-30 admit people", "Server.Use", (api: ResourceApplication) => api.grantUse(gateway)],
    ["R-51 let people approve", "Approvals.Decide", (api: ResourceApplication) => api.grantApprove(gateway)],
    [
      "R-53 open a tool to an application",
      "pages.fetch",
      (api: ResourceApplication) => api.grantRole("pages.fetch", gateway),
    ],
  ])("%s", (_, role, give) => {
    const assignment = resourceOf(
      synthesized({}, (api) => give(api)),
      "azuread_app_role_assignment",
    );
    expect(assignment).toMatchObject({ app_role_id: permissionId(role) });
  });

  it("are the same assignment when asked for twice", () => {
    synthesized({}, (api) => expect(api.grantForward(gateway)).toBe(api.grantForward(gateway)));
  });

  it("R-30 are refused to a second group of the same name, which would get none", () => {
    synthesized({}, (api) => {
      const group = { principalId: "44444444-4444-4444-4444-444444444444", grantId: "MCP users" };
      api.grantUse(group);
      expect(() => api.grantUse({ ...group, principalId: "55555555-5555-5555-5555-555555555555" })).toThrow(
        expect.objectContaining({ code: "VALUES_CONFLICT", field: "grantId" }),
      );
    });
  });

  it("R-53 do not reach what the catalogue keeps from applications", () => {
    synthesized({}, (api) => {
      expect(() => api.grantRole("documents.delete", gateway)).toThrow(expect.objectContaining({ code: "NOT_FOUND" }));
    });
  });

  it("has none by default", () => {
    expect(resourcesOf(synthesized(), "azuread_app_role_assignment")).toEqual([]);
    expect(resourcesOf(synthesized(), "azuread_application_pre_authorized")).toEqual([]);
  });
});

describe("pre-authorized clients", () => {
  const preAuthorized = (scopes?: string[]) =>
    resourceOf(
      synthesized({}, (api) => api.preAuthorize(wellKnownClients.visualStudioCode, scopes)),
      "azuread_application_pre_authorized",
    );

  it("R-18 get every scope of the catalogue, or those that are named", () => {
    expect(preAuthorized()).toMatchObject({
      authorized_client_id: "aebc6443-996d-45c2-90f0-388ff96faa56",
      permission_ids: referenceCatalogue.scopes.map(({ name }) => permissionId(name)),
    });
    expect(preAuthorized(["documents.read"])).toMatchObject({ permission_ids: [permissionId("documents.read")] });
  });

  it("R-18 are named once, with all of their scopes", () => {
    synthesized({}, (api) => {
      api.preAuthorize(wellKnownClients.visualStudioCode, ["documents.read"]);
      expect(() => api.preAuthorize(wellKnownClients.visualStudioCode)).toThrow(
        expect.objectContaining({ code: "VALUES_CONFLICT", field: "client.grantId" }),
      );
    });
  });

  it("cannot get an undeclared scope", () => {
    expect(() => preAuthorized(["documents.all"])).toThrow(expect.objectContaining({ code: "NOT_FOUND" }));
  });
});

describe("Microsoft Graph", () => {
  it("R-05 is out of reach unless asked for", () => {
    expect(application()).not.toHaveProperty("required_resource_access");
    expect(resourcesOf(synthesized(), "azuread_service_principal_delegated_permission_grant")).toEqual([]);
  });

  it("R-05 can be called for the user with the permissions that were named", () => {
    const stack = synthesized({ graphPermissions: ["User.Read"] });
    expect(resourceOf(stack, "azuread_application")).toHaveProperty("required_resource_access", [
      {
        resource_app_id: "00000003-0000-0000-c000-000000000000",
        resource_access: [{ id: "e1fe6dd8-ba31-4d61-89e7-88639da4683d", type: "Scope" }],
      },
    ]);
    expect(resourceOf(stack, "azuread_service_principal_delegated_permission_grant")).toMatchObject({
      service_principal_object_id: expect.stringMatching(/^\$\{azuread_service_principal\.api_\w+\.object_id\}$/),
      resource_service_principal_object_id: expect.stringMatching(/^\$\{data\.azuread_service_principal\./),
      claim_values: ["User.Read"],
    });
  });
});

describe("an application that exists already", () => {
  const existing = {
    clientId: "22222222-2222-2222-2222-222222222222",
    objectId: "33333333-3333-3333-3333-333333333333",
    identifierUri: publicUrl,
    catalogue: withDigests([{ name: "one", title: "One", description: "One", applications: false }], []),
  };

  it("reads like one of ours and changes nothing", () => {
    const stack = synthesize((scope) => {
      const api = ResourceApplication.fromExisting(scope, "api", existing);
      expect(api).toMatchObject({
        id: `/applications/${existing.objectId}`,
        clientId: existing.clientId,
        objectId: existing.objectId,
        identifierUri: publicUrl,
      });
      expect(api.scopeValue("one")).toBe(`${publicUrl}/one`);
      expect(() => api.scopeValue("two")).toThrow(expect.objectContaining({ code: "NOT_FOUND" }));
    });
    expect(stack.resource).toEqual({});
    expect(stack.data).toEqual({});
  });
});
