import { uuidNamespaces, uuidV5 } from "../../constructs/uuid.ts";
import { frameworks, themes } from "@mcp-landing-zone/controls";
import type { ControlEvidence } from "./collect.ts";
import { kinds } from "./collect.ts";

/** The same controls give the same file. */
const uuidOf = (name: string): string => uuidV5(uuidNamespaces.url, `mcp-landing-zone:${name}`);

const namespace = "https://github.com/OWNER/mcp-landing-zone/ns/oscal";
const catalogue =
  "https://raw.githubusercontent.com/usnistgov/oscal-content/main/nist.gov/SP800-53/rev5/json/NIST_SP-800-53_rev5_catalog.json";

interface Facts {
  readonly version: string;
  /** The day of the release, as a date-time: the file says when what it describes was changed, not when it was written. */
  readonly lastModified: string;
}

/** NIST 800-53 controls with the requirements that serve them, as an OSCAL component definition. */
export const toOscal = (controls: readonly ControlEvidence[], { version, lastModified }: Facts): object => {
  const nist = [...new Set(themes.flatMap(({ serves }) => serves["nist-800-53"]))]
    .map((id) => id.replace("*", ""))
    .sort();
  const servedBy = (control: string) =>
    themes
      .filter(({ serves }) => serves["nist-800-53"].some((id) => id.replace("*", "") === control))
      .flatMap(({ requirements }) => controls.filter(({ id }) => requirements.includes(id)));
  return {
    "component-definition": {
      uuid: uuidOf("component-definition"),
      metadata: {
        title: "MCP landing zone for Azure",
        "last-modified": lastModified,
        version,
        "oscal-version": "1.1.2",
      },
      components: [
        {
          uuid: uuidOf("component"),
          type: "software",
          title: "MCP landing zone for Azure",
          description: "A hardened Model Context Protocol deployment on Azure, with a hardened server.",
          "control-implementations": [
            {
              uuid: uuidOf("control-implementation"),
              source: catalogue,
              description: frameworks["nist-800-53"].title,
              "implemented-requirements": nist.map((control) => ({
                uuid: uuidOf(`implements ${control}`),
                "control-id": control,
                description: servedBy(control)
                  .map(({ id, statement }) => `${id} ${statement}.`)
                  .join(" "),
                props: servedBy(control).flatMap(({ id, proofs }) =>
                  kinds
                    .filter((kind) => proofs[kind].length > 0)
                    .map((kind) => ({
                      name: `proven-by-${kind}`,
                      ns: namespace,
                      value: `${id}: ${proofs[kind].length}`,
                    })),
                ),
              })),
            },
          ],
        },
      ],
    },
  };
};
