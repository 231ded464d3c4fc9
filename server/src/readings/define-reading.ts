import { classifications } from "@mcp-landing-zone/contract";
import type { Classification, JsonSchema, SpotlightMode, ToolLimits } from "@mcp-landing-zone/contract";
import { blockTexts } from "../tools/check-spotlight.ts";
import type { Spotlight } from "../tools/check-spotlight.ts";
import { assertPlain, completeDefinition, DefinitionError } from "../tools/define-tool.ts";

/** What the definitions of resources and prompts have in common. */
export interface ReadingSpec {
  /** Its name. */
  readonly name: string;
  /** The version of its definition. */
  readonly version: string;
  /** What people see. */
  readonly title: string;
  /** What the model reads. */
  readonly description: string;
  /** Short name of the scope that a caller must hold. */
  readonly scope: string;
  /** Only tools can require an approval, so no resource or prompt is restricted. */
  readonly classification: Exclude<Classification, "restricted">;
  /** How often it may be read, and how much it gives. @default {@link defaultLimits} */
  readonly limits?: Partial<ToolLimits>;
  /** How text from outside is marked; `none` when this server's own authors wrote all of it. */
  readonly spotlight: SpotlightMode | "none";
}

export type ReadingKind = "resource" | "prompt";

/** What stands in the catalogue of both. */
interface ReadingDefinition extends Omit<ReadingSpec, "spotlight" | "limits"> {
  readonly limits: ToolLimits;
  readonly input: JsonSchema;
}

type UnmarkedSpec = Omit<ReadingSpec, "spotlight"> & { readonly input: JsonSchema };

/** The definition with its defaults, or what is wrong with it. Another check inspects its texts. */
export const completeReading = (kind: ReadingKind, spec: UnmarkedSpec): ReadingDefinition => {
  const { name, classification } = spec;
  if ((classification as Classification) === "restricted") {
    const lower = classifications.filter((one) => one !== "restricted").join(", ");
    throw new DefinitionError(
      name,
      "classification",
      classification,
      `one of ${lower}; what is restricted is a tool`,
      kind,
    );
  }
  const asTool = { ...spec, effect: "read", approval: "none", output: {} } as const;
  const { effect: _effect, approval: _approval, output: _output, ...definition } = completeDefinition(asTool, kind);
  for (const [member, schema] of Object.entries((definition.input["properties"] ?? {}) as Record<string, JsonSchema>)) {
    if (schema["type"] === "string") continue;
    throw new DefinitionError(
      name,
      `input.${member}`,
      schema["type"],
      "a text: the protocol has no other values here",
      kind,
    );
  }
  return definition as ReadingDefinition;
};

/** The definition of one of this server's own, in plain words. */
export const readingDefinition = (
  kind: ReadingKind,
  { spotlight: _mode, ...spec }: ReadingSpec & { readonly input: JsonSchema },
): ReadingDefinition => {
  const definition = completeReading(kind, spec);
  assertPlain({ ...definition, output: {} }, kind);
  return definition;
};

/** Every text of the answer is marked, or none is. */
export const spotlightOf = ({ spotlight: mode }: Pick<ReadingSpec, "spotlight">): Spotlight | undefined =>
  mode === "none" ? undefined : { mode, fields: blockTexts };
