import { classifications } from "@mcp-landing-zone/contract";

const choice = (title: string, values: readonly string[]) => ({
  type: "string",
  title,
  oneOf: values.map((value) => ({ const: value, description: value })),
});
const text = (title: string) => ({ type: "string", title });

/** What the register asks of every server beside its address, by the name of the property: an entry without one of these is refused. */
export const metadata = {
  owner: text("Team that answers for the server"),
  sensitivity: choice("Highest classification of its tools", classifications),
  "approved-by": text("Who approved it"),
  "approved-on": { ...text("Day of the last security review"), format: "date" },
  review: choice("How often it is reviewed", ["quarterly", "half-yearly", "yearly"]),
  "catalogue-digest": text("Digest of the approved tool catalogue"),
  resource: text("Resource that runs it, or the host of a server elsewhere"),
} as const;

export type Metadata = Readonly<Record<keyof typeof metadata, string>>;
