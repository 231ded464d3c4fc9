import { brokenSeals, type CatalogueScope, type ToolCatalogue } from "@mcp-landing-zone/contract";
import type { IConstruct } from "constructs";
import { refuseUnless } from "../errors.ts";
import { uuidNamespaces, uuidV5 } from "../uuid.ts";
import { classificationRole, type GuardedClassification } from "./classification.ts";
import { serverRoles } from "@mcp-landing-zone/contract";

// Permission ids are what consents and assignments refer to: this namespace never changes.
const namespace = uuidV5(uuidNamespaces.dns, "permissions.mcp-landing-zone");

/** The id under which Entra knows a permission. Unique within an application, so that every deployment can have the same. */
export const permissionId = (value: string): string => uuidV5(namespace, value);

/** The name, if it is one of those that there are. */
export function knownPermission(field: "scope" | "role", known: readonly string[], name: string): string {
  refuseUnless(known.includes(name), "NOT_FOUND", { field, received: name, expected: `one of ${known.join(", ")}` });
  return name;
}

/** names of scopes that mean everything. */
const omnibus: ReadonlySet<string> = new Set(["all", "admin", "full", "user_impersonation", "access_as_user"]);

/** The permissions of a server, in the words of azuread: the catalogue's, and those that the server itself needs. */
export function permissionsOf(
  at: IConstruct,
  catalogue: ToolCatalogue,
  classifications: readonly GuardedClassification[] = [],
) {
  const ownRoles = [...Object.values(serverRoles), ...classifications.map(classificationRole)];
  check(
    at,
    catalogue,
    ownRoles.map(({ value }) => value),
  );
  return {
    scopes: catalogue.scopes.map((scope) => delegatedPermission(scope, catalogue)),
    appRoles: [
      ...ownRoles.map((role) => appRole(role.value, role.title, role.description, role.member)),
      ...catalogue.scopes
        .filter(({ applications }) => applications)
        .map(({ name, title, description }) => appRole(name, title, description, "Application")),
    ],
  };
}

function delegatedPermission({ name, title, description }: CatalogueScope, { tools }: ToolCatalogue) {
  const grave = tools.some(
    (tool) => tool.scope === name && (tool.effect === "destructive" || tool.classification === "restricted"),
  );
  return {
    id: permissionId(name),
    value: name,
    enabled: true,
    // what cannot be undone is not for a user to consent to alone.
    type: grave ? "Admin" : "User",
    adminConsentDisplayName: title,
    adminConsentDescription: description,
    userConsentDisplayName: title,
    userConsentDescription: description,
  };
}

// Entra wants a scope and an app role of one value to agree in id, title and description.
function appRole(value: string, displayName: string, description: string, member: "Application" | "User") {
  return { id: permissionId(value), value, displayName, description, enabled: true, allowedMemberTypes: [member] };
}

function check(at: IConstruct, catalogue: ToolCatalogue, taken: readonly string[]): void {
  const broken = brokenSeals(catalogue);
  refuseUnless(broken.length === 0, "VALUE_INVALID", {
    at,
    field: "catalogue",
    received: broken,
    expected: "a catalogue whose digests fit what it says (sealCatalogue)",
  });
  const names = catalogue.scopes.map(({ name }) => name);
  names.forEach((name, index) => {
    const field = `catalogue.scopes[${index}].name`;
    refuseUnless(/^[A-Za-z][A-Za-z0-9._-]{0,119}$/.test(name) && !omnibus.has(name.toLowerCase()), "VALUE_INVALID", {
      at,
      field,
      received: name,
      expected: "the name of one capability, such as documents.read: letters, digits, dots, dashes and underscores",
    });
    refuseUnless(names.indexOf(name) === index && !taken.includes(name), "VALUES_CONFLICT", {
      at,
      field,
      received: name,
      expected: `a name that occurs once and is none of ${taken.join(", ")}`,
    });
  });
  for (const tool of catalogue.tools) {
    refuseUnless(names.includes(tool.scope), "NOT_FOUND", {
      at,
      field: `catalogue.tools.${tool.name}.scope`,
      received: tool.scope,
      expected: `one of ${names.join(", ")}`,
    });
  }
}
