const uuid = {
  type: "string",
  pattern: "^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[45][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}$",
};
/** OSCAL's token: an XML name without colons. */
const token = { type: "string", pattern: "^(\\p{L}|_)(\\p{L}|\\p{N}|[.\\-_])*$" };
const text = { type: "string", pattern: "^\\S(.*\\S)?$" };
const markup = { type: "string", minLength: 1 };
const uri = { type: "string", pattern: "^[a-zA-Z][a-zA-Z0-9+\\-.]+:.+$" };
const dateTime = {
  type: "string",
  pattern:
    "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)?(Z|[+-][01]\\d:[0-5]\\d)$",
};
const closed = (properties: Readonly<Record<string, object>>, required: readonly string[]) => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});
const some = (items: object) => ({ type: "array", minItems: 1, items });

const property = closed({ name: token, ns: uri, value: text, uuid, class: token, remarks: markup }, ["name", "value"]);
const implementedRequirement = closed(
  {
    uuid,
    "control-id": token,
    description: markup,
    props: some(property),
    links: some({ type: "object" }),
    remarks: markup,
  },
  ["uuid", "control-id", "description"],
);
const controlImplementation = closed(
  {
    uuid,
    source: { type: "string", minLength: 1 },
    description: markup,
    props: some(property),
    "implemented-requirements": some(implementedRequirement),
  },
  ["uuid", "source", "description", "implemented-requirements"],
);
const component = closed(
  {
    uuid,
    type: text,
    title: markup,
    description: markup,
    purpose: markup,
    props: some(property),
    "control-implementations": some(controlImplementation),
  },
  ["uuid", "type", "title", "description"],
);
const metadata = closed(
  {
    title: markup,
    published: dateTime,
    "last-modified": dateTime,
    version: text,
    "oscal-version": text,
    props: some(property),
    remarks: markup,
  },
  ["title", "last-modified", "version", "oscal-version"],
);

/**
 * The part of OSCAL's component definition that `oscal.ts` writes, as the model's reference states it, closed:
 * https://pages.nist.gov/OSCAL-Reference/models/v1.1.2/component-definition/json-reference/
 */
export const componentDefinitionSchema = closed(
  { "component-definition": closed({ uuid, metadata, components: some(component) }, ["uuid", "metadata"]) },
  ["component-definition"],
);
