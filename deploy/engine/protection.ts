import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { WrittenStack } from "../../stacks/read-stacks.ts";

interface Protection {
  readonly type: string;
  readonly name: string;
}

const isProtected = (attributes: Readonly<Record<string, unknown>>): boolean => {
  const lifecycle = attributes["lifecycle"] as { readonly prevent_destroy?: boolean } | undefined;
  return lifecycle?.prevent_destroy === true;
};

/** What Terraform refuses to destroy, because it holds data or a name that soft delete keeps. */
export const protectedIn = ({ json }: Pick<WrittenStack, "json">): readonly Protection[] =>
  Object.entries(json.resource).flatMap(([type, instances]) =>
    Object.entries(instances).flatMap(([name, attributes]) => (isProtected(attributes) ? [{ type, name }] : [])),
  );

/**
 * Lifts the protection until the returned function is called, by an override beside the stack; the stack's own file stays unchanged.
 * https://developer.hashicorp.com/terraform/language/files/override
 */
export const liftProtection = (stack: Pick<WrittenStack, "directory" | "json">): (() => void) => {
  const found = protectedIn(stack);
  if (found.length === 0) return () => {};
  const file = join(stack.directory, "without_protection_override.tf.json");
  const resource: Record<string, Record<string, object>> = {};
  for (const { type, name } of found) (resource[type] ??= {})[name] = { lifecycle: { prevent_destroy: false } };
  writeFileSync(file, JSON.stringify({ resource }));
  return () => rmSync(file, { force: true });
};

/** Data that a destroyed deployment leaves behind. */
const outlasting: Readonly<Record<string, string>> = {
  azurerm_key_vault: "the vault stays recoverable until its 90 days are over; it cannot be purged before",
  azurerm_api_management: "the gateway keeps its name for 48 hours; az apim deletedservice purge frees it",
  azurerm_cognitive_account: "Content Safety keeps its name for 48 hours; az cognitiveservices account purge frees it",
  azurerm_log_analytics_workspace: "the workspace stays recoverable for 14 days",
};

export const outlastingIn = (stacks: readonly Pick<WrittenStack, "json">[]): readonly string[] => {
  const types = new Set(stacks.flatMap(({ json }) => Object.keys(json.resource)));
  const locked = stacks.some(({ json }) =>
    Object.values(json.resource["azurerm_storage_container_immutability_policy"] ?? {}).some(
      (one) => one["locked"] === true,
    ),
  );
  return [
    ...Object.entries(outlasting).flatMap(([type, what]) => (types.has(type) ? [what] : [])),
    ...(locked
      ? [
          "the audit archive is under a locked policy: its records stay until their time is over, and their account with them",
        ]
      : []),
  ];
};
