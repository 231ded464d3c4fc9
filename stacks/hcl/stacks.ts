import type { App } from "cdktf";
import { TerraformStack } from "cdktf";
import type { WrittenStack } from "../read-stacks.ts";
import type { ResolvedConfig } from "../resolved.ts";
import { shapesOf } from "./shape.ts";
import { variablesOf } from "./variables.ts";
import type { HclStack } from "./write.ts";

/** Every stack of a deployment, with what its native form needs beside the JSON. */
export const hclStacks = (app: App, written: readonly WrittenStack[], config: ResolvedConfig): readonly HclStack[] => {
  const variables = variablesOf(config);
  return app.node.findAll().flatMap((node) => {
    if (!TerraformStack.isStack(node)) return [];
    const stack = node as TerraformStack;
    const json = written.find(({ name }) => name === stack.node.id)?.json;
    return json ? [{ name: stack.node.id, json, shapes: shapesOf(stack), variables }] : [];
  });
};
