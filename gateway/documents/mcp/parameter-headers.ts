import type { JsonSchema, ToolCatalogue } from "@mcp-landing-zone/contract";
import { headers } from "@mcp-landing-zone/contract";

/** The headers into which a tool of the catalogue has clients copy arguments. Browsers send only headers that CORS allows by name, prefix or not. */
export const parameterHeaders = ({ tools }: Pick<ToolCatalogue, "tools">): readonly string[] => {
  const names = tools.flatMap(({ input }) => copiedIn(input));
  return [...new Set(names.map((name) => headers.parameterPrefix + name.toLowerCase()))].sort();
};

/** Only what `properties` lead to can be copied. */
const copiedIn = (schema: JsonSchema): readonly string[] => {
  const { "x-mcp-header": name, properties = {} } = schema;
  return [
    ...(typeof name === "string" ? [name] : []),
    ...Object.values(properties as Readonly<Record<string, JsonSchema>>).flatMap(copiedIn),
  ];
};
