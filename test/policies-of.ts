import type { StackJson } from "@mcp-landing-zone/constructs/testing";

interface DeployedPolicy {
  /** After the construct that deploys it, such as `facade-oauth-consent`. */
  readonly name: string;
  readonly xml: string;
}

/** The policies of API Management in a stack. */
export const policiesOf = ({ resource = {} }: StackJson): readonly DeployedPolicy[] =>
  Object.values(resource)
    .flatMap((resources) => Object.values(resources))
    .flatMap(({ "//": about, xml_content: xml }) =>
      typeof xml === "string" ? [{ name: nameOf((about as Described).metadata.path), xml }] : [],
    );

interface Described {
  readonly metadata: { readonly path: string };
}

/** A path such as `mcp-dev-weather/weather/facade/OAuth/consent policy`, without the stack and without what all of them have. */
const nameOf = (path: string): string => {
  const parts = path
    .split("/")
    .slice(2)
    .filter((part) => part !== "Api" && part !== "Policy");
  return parts.map((part) => part.replace(/ policy$/, "").toLowerCase()).join("-");
};
