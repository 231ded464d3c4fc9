import { inboundStages } from "@mcp-landing-zone/gateway/documents/mcp";
import type { Resource } from "../../graph.ts";
import type { Fault, Rule } from "../../rule.ts";
import { examine, ofType, unknown, violation } from "../../rule.ts";

/** Depend on the tier and on the server. */
const optional: readonly string[] = ["tool-quota", "inspection"];
const required = inboundStages.filter((stage) => !optional.includes(stage));
/** Stages that no other document has. */
const mark = new Set<string>(["json", "message", "revision", "mirrored-headers", "tool", "right", "tool-limit"]);
const isExtra = (stage: string): boolean => stage.startsWith("extra-");

/** The content of a section of a policy; empty without such a section. */
export const sectionOf = (section: string, xml: string): string =>
  new RegExp(`<${section}>([^]*?)</${section}>`).exec(xml)?.[1] ?? "";

/** The stages of a section, each where it first stands. */
const stagesIn = (section: string, xml: string): readonly string[] => {
  const content = sectionOf(section, xml);
  return [...new Set([...content.matchAll(/<[a-z-]+\s[^<>]*?\bid="([a-z0-9-]+)"/g)].map(([, id = ""]) => id))];
};

export const gatewayStages: Rule = {
  id: "gateway-stages",
  severity: "critical",
  title: "Every MCP endpoint has all rules of the gateway in their order, and rules of a deployment's own after them",
  why: "A rule that is missing, or that another one answers before, protects nothing.",
  references: ["R-46"],
  check: (graph) =>
    examine(
      ofType(graph, "azurerm_api_management_api_policy").filter(({ attributes }) => isOfMcp(attributes)),
      faultsOf,
    ),
};

export const isOfMcp = ({ xml_content: xml }: Resource["attributes"]): boolean =>
  typeof xml !== "string" || stagesIn("inbound", xml).some((stage) => mark.has(stage));

const faultsOf = ({ attributes: { xml_content: xml } }: Resource): Fault[] => {
  if (typeof xml !== "string") return [unknown("its text is known to Terraform alone")];
  const inbound = stagesIn("inbound", xml);
  const outbound = stagesIn("outbound", xml);
  const ours = inbound.filter((stage) => !isExtra(stage) && !optional.includes(stage));
  const isWhole = ours.length === required.length && ours.every((stage, index) => stage === required[index]);
  const early = inbound.filter((stage, index) => isExtra(stage) && inbound.indexOf("tool-input") > index);
  const late = inbound.filter((stage, index) => isExtra(stage) && inbound.indexOf("rebuild") < index);
  const uncleaned = outbound.indexOf("answer") < outbound.length - 1 || !outbound.includes("answer");
  return [
    ...(isWhole ? [] : [violation(`runs ${ours.join(", ")}, expected ${required.join(", ")}`)]),
    ...[...early, ...late].map((stage) =>
      violation(`${stage} stands outside its place, between tool-input and rebuild`),
    ),
    ...(uncleaned
      ? [violation(`answers with ${outbound.join(", ") || "no stage"}, expected answer as the last stage`)]
      : []),
  ];
};
