import type { CatalogueScope, CatalogueTool } from "@mcp-landing-zone/contract";
import { withDigests, settingsTable } from "@mcp-landing-zone/contract";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import { RootConstruct } from "constructs";
import { describe, expect, it } from "vitest";
import { isUuid } from "../uuid.ts";
import { permissionsOf } from "./permissions.ts";
import { serverRoles } from "@mcp-landing-zone/contract";

const at = new RootConstruct("test");

const scope = (name: string, applications = false): CatalogueScope => ({
  name,
  title: `Title of ${name}`,
  description: `Description of ${name}`,
  applications,
});

const tool = (facts: Partial<CatalogueTool>): Omit<CatalogueTool, "digest"> => ({
  name: "tool",
  version: "1.0.0",
  title: "Tool",
  description: "Does something",
  scope: "one",
  effect: "read",
  classification: "internal",
  approval: "none",
  limits: { callsPerMinute: 1, callsPerDay: 1, timeoutSeconds: 1, maxInputBytes: 1, maxOutputBytes: 1 },
  input: {},
  output: {},
  ...facts,
});

const scopesOf = (tools: readonly Omit<CatalogueTool, "digest">[]) =>
  permissionsOf(at, withDigests([scope("one")], tools)).scopes;

describe("permissions of a catalogue", () => {
  it("R-53 are one delegated permission for each scope", () => {
    const { scopes } = permissionsOf(at, referenceCatalogue);
    expect(scopes.map(({ value }) => value)).toEqual(referenceCatalogue.scopes.map(({ name }) => name));
    expect(scopes.every(({ enabled }) => enabled)).toBe(true);
  });

  it("R-53 are an app role for a scope that applications may have, and none for the others", () => {
    const { appRoles } = permissionsOf(at, withDigests([scope("users.only"), scope("both", true)], []));
    expect(appRoles.find(({ value }) => value === "both")).toMatchObject({ allowedMemberTypes: ["Application"] });
    expect(appRoles.map(({ value }) => value)).not.toContain("users.only");
  });

  it("share id, title and description between a scope and its role, as Entra wants", () => {
    const { scopes, appRoles } = permissionsOf(at, withDigests([scope("both", true)], []));
    const role = appRoles.find(({ value }) => value === "both")!;
    expect(scopes[0]).toMatchObject({
      id: role.id,
      adminConsentDisplayName: role.displayName,
      adminConsentDescription: role.description,
    });
  });

  it("have ids that are the same in every deployment and at every time", () => {
    const { scopes, appRoles } = permissionsOf(at, withDigests([scope("documents.read")], []));
    expect(scopes[0]!.id).toBe("022c6cf6-bd4c-588b-bf97-5e4882b6d101");
    expect(appRoles.find(({ value }) => value === "Gateway.Forward")!.id).toBe("2bc8a49e-96f1-5cd7-8374-61c480033997");
  });

  it("have ids that differ from each other", () => {
    const { scopes, appRoles } = permissionsOf(at, referenceCatalogue);
    const ids = new Map([...scopes, ...appRoles].map(({ id, value }) => [id, value]));
    expect(ids.size).toBe(new Set([...scopes, ...appRoles].map(({ value }) => value)).size);
    expect([...ids.keys()].every(isUuid)).toBe(true);
  });

  it.each([
    ["a destructive tool", { effect: "destructive" }, "Admin"],
    ["a restricted tool", { classification: "restricted" }, "Admin"],
    ["tools that read and write", { effect: "write" }, "User"],
  ] as const)("R-09 a scope over %s is for an %s to consent to", (_, facts, type) => {
    expect(
      scopesOf([tool({ name: "harmless", scope: "one" }), tool({ name: "other", scope: "one", ...facts })]),
    ).toEqual([expect.objectContaining({ type })]);
  });

  it("R-02 R-30 R-51 include the roles of the gateway, of users and of approvers, each for its kind of member", () => {
    const { appRoles } = permissionsOf(at, withDigests([], []));
    expect(appRoles.map(({ value, allowedMemberTypes }) => [value, allowedMemberTypes])).toEqual([
      ["Gateway.Forward", ["Application"]],
      ["Approvals.Decide", ["User"]],
      ["Server.Use", ["User"]],
    ]);
  });

  it("R-02 R-51 use the role values that the server expects by default", () => {
    expect(serverRoles.forward.value).toBe(settingsTable.gatewayRole.fallback);
    expect(serverRoles.approve.value).toBe(settingsTable.approverRole.fallback);
  });

  it.each(["*", "all", "Admin", "full", "user_impersonation", "access_as_user", "", "with space", ".default"])(
    "R-09 a scope is not called %j",
    (name) => {
      expect(() => permissionsOf(at, withDigests([scope(name)], []))).toThrow(
        expect.objectContaining({ code: "VALUE_INVALID", field: "catalogue.scopes[0].name" }),
      );
    },
  );

  it.each([
    ["twice the same", [scope("one"), scope("one")], 1],
    ["the gateway's role", [scope("Gateway.Forward")], 0],
  ])("two permissions of one name are refused: %s", (_, scopes, index) => {
    expect(() => permissionsOf(at, withDigests(scopes, []))).toThrow(
      expect.objectContaining({ code: "VALUES_CONFLICT", field: `catalogue.scopes[${index}].name` }),
    );
  });

  it("R-48 a catalogue that was changed after it was sealed is refused", () => {
    const changed = { ...referenceCatalogue, scopes: [...referenceCatalogue.scopes, scope("more")] };
    expect(() => permissionsOf(at, changed)).toThrow(/catalogue\.digest is "[\w-]{43}"/);
  });

  it("a tool that requires an undeclared scope is refused", () => {
    expect(() => scopesOf([tool({ name: "lost", scope: "missing" })])).toThrow(
      expect.objectContaining({ code: "NOT_FOUND", field: "catalogue.tools[0].scope" }),
    );
  });
});
