export type {
  Approval,
  CatalogueScope,
  CatalogueTool,
  Classification,
  Effect,
  JsonSchema,
  ToolCatalogue,
  ToolLimits,
} from "./catalogue.ts";
