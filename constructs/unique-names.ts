import { DefaultTokenResolver, StringConcat, TerraformResource, TerraformStack, Tokenization } from "cdktf";
import type { Construct } from "constructs";
import { catalogue, helpFor } from "./errors.ts";

const watched = new WeakSet<TerraformStack>();

/**
 * Refuses, when the stack is synthesised, two resources that would be one in Azure. Terraform would find out half-way through an apply: the second
 * create fails, or both fight over one resource.
 */
export const refuseRepeatedNames = (scope: Construct): void => {
  const stack = TerraformStack.of(scope);
  if (watched.has(stack)) return;
  watched.add(stack);
  stack.node.addValidation({ validate: () => repeatedNames(stack) });
};

/** What Azure tells resources of one type apart by, besides their name: where they are, and the revision of an API. */
const places = /^(scope|revision|(?!display_).*_(id|name))$/;

const repeatedNames = (stack: TerraformStack): string[] => {
  const seen = new Map<string, string>();
  return stack.node.findAll().flatMap((node) => {
    if (!TerraformResource.isTerraformResource(node)) return [];
    return identities(stack, node as TerraformResource).flatMap(([identity, what]) => {
      const first = seen.get(identity);
      if (first === undefined) seen.set(identity, node.node.path);
      return first === undefined
        ? []
        : [
            `VALUES_CONFLICT: ${catalogue.VALUES_CONFLICT}: ${node.node.path} has ${what}, which ${first} has: give one of them another purpose, name or path; see ${helpFor("VALUES_CONFLICT")}`,
          ];
    });
  });
};

const identities = (stack: TerraformStack, resource: TerraformResource): [identity: string, what: string][] => {
  const type = resource.terraformResourceType;
  const { name, path, ...others } = attributesOf(stack, resource);
  if (typeof name !== "string") return [];
  const place = Object.entries(others).filter(([key]) => places.test(key));
  if (place.length === 0) return [];
  const named: [string, string] = [JSON.stringify([type, name.toLowerCase(), place]), `the name ${name} of ${type}`];
  if (type !== "azurerm_api_management_api") return [named];
  const service = others["api_management_name"];
  return [
    named,
    [JSON.stringify([type, "path", path, service, others["revision"]]), `the path "${String(path)}" of ${type}`],
  ];
};

const attributesOf = (stack: TerraformStack, resource: TerraformResource): Readonly<Record<string, unknown>> => {
  const wanted = Object.entries(resource["synthesizeAttributes"]()).filter(
    ([key, value]) => typeof value === "string" && (key === "name" || key === "path" || places.test(key)),
  );
  return Tokenization.resolve(Object.fromEntries(wanted), {
    scope: stack,
    resolver: new DefaultTokenResolver(new StringConcat()),
    preparing: false,
  }) as Readonly<Record<string, unknown>>;
};
