import type { CatalogueScope, ToolCatalogue } from "@mcp-landing-zone/contract";
import { catalogueProblems } from "@mcp-landing-zone/contract";
import type { IConstruct } from "constructs";
import { ConstructError, refuseUnless } from "../errors.ts";
import { uuidNamespaces, uuidV5 } from "../uuid.ts";
import type { GuardedClassification } from "./classification.ts";
import { classificationRole } from "./classification.ts";
import { serverRoles } from "@mcp-landing-zone/contract";

// Permission ids are what consents and assignments refer to: this namespace never changes.
const namespace = uuidV5(uuidNamespaces.dns, "permissions.mcp-landing-zone");

/** The id under which Entra knows a permission. Unique within an application, so that every deployment can have the same. */
export const permissionId = (value: string): string => uuidV5(namespace, value);

/** The name, if it is one of those that there are. */
export const knownPermission = (field: "scope" | "role", known: readonly string[], name: string): string => {
  refuseUnless(known.includes(name), "NOT_FOUND", { field, received: name, expected: `one of ${known.join(", ")}` });
  return name;
};

/** The permissions of a server, in the words of azuread: the catalogue's, and those that the server itself needs. */
export const permissionsOf = (
  at: IConstruct,
  catalogue: ToolCatalogue,
  classifications: readonly GuardedClassification[] = [],
) => {
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
};

const delegatedPermission = ({ name, title, description }: CatalogueScope, { tools }: ToolCatalogue) => {
  const grave = tools.some(
    (tool) => tool.scope === name && (tool.effect === "destructive" || tool.classification === "restricted"),
  );
  return {
    id: permissionId(name),
    value: name,
    enabled: true,
    // a user alone cannot consent to a destructive scope.
    type: grave ? "Admin" : "User",
    adminConsentDisplayName: title,
    adminConsentDescription: description,
    userConsentDisplayName: title,
    userConsentDescription: description,
  };
};

// Entra wants a scope and an app role of one value to agree in id, title and description.
const appRole = (value: string, displayName: string, description: string, member: "Application" | "User") => ({
  id: permissionId(value),
  value,
  displayName,
  description,
  enabled: true,
  allowedMemberTypes: [member],
});

const codes = { invalid: "VALUE_INVALID", repeated: "VALUES_CONFLICT", unknown: "NOT_FOUND" } as const;

const check = (at: IConstruct, catalogue: ToolCatalogue, taken: readonly string[]): void => {
  const [problem] = catalogueProblems(catalogue, { mayBeEmpty: true });
  if (problem) {
    const { kind, field, received, right: expected } = problem;
    throw new ConstructError(codes[kind], { at, field: `catalogue.${field}`, received, expected });
  }
  catalogue.scopes.forEach(({ name }, index) =>
    refuseUnless(!taken.includes(name), "VALUES_CONFLICT", {
      at,
      field: `catalogue.scopes[${index}].name`,
      received: name,
      expected: `a name that is none of ${taken.join(", ")}`,
    }),
  );
};
