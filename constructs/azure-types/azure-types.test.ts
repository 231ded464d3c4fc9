import { describe, expect, it } from "vitest";
import { mappings } from "../../governance/guardrails/from-terraform/mappings.ts";
import { computeTypes } from "./compute.ts";
import { dataTypes } from "./data.ts";
import { edgeTypes } from "./edge.ts";
import { gatewayTypes } from "./gateway.ts";
import { governanceTypes } from "./governance.ts";
import { identityTypes } from "./identity.ts";
import { azureTypes, factOf } from "./index.ts";
import { networkTypes } from "./network.ts";
import { observabilityTypes } from "./observability.ts";

const translated = Object.entries(mappings);

describe("the table of facts and the translation of guardrails, which cannot import it, agree", () => {
  it.each(translated)("on the type that %s is in Azure", (type, mapping) => {
    expect(factOf("arm")[type]?.types.map((arm) => arm.toLowerCase())).toContain(mapping.type.toLowerCase());
  });

  it("on which types carry tags", () => {
    const located = translated.filter(([, mapping]) => mapping.located).map(([type]) => type);
    expect(translated.map(([type]) => type).filter((type) => Object.hasOwn(factOf("tags"), type))).toEqual(located);
  });
});

it("a type stands in one service's table alone", () => {
  const tables = [
    gatewayTypes,
    computeTypes,
    dataTypes,
    networkTypes,
    edgeTypes,
    observabilityTypes,
    identityTypes,
    governanceTypes,
  ];
  expect(tables.flatMap((table) => Object.keys(table)).sort()).toEqual(Object.keys(azureTypes).sort());
});
