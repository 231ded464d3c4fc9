import { describe, expect, it } from "vitest";
import { setVariable, stage } from "../element/flow.ts";
import { setMethod } from "../element/message.ts";
import { request } from "../expression/request.ts";
import { jsonVariable } from "../expression/variable.ts";
import { elementXml } from "./element.ts";
import { writeXml } from "./xml.ts";

import { accessSamples } from "./samples-access.testing.ts";
import { modelSamples } from "./samples-models.testing.ts";
import { serviceSamples } from "./samples-service.testing.ts";
import { samples } from "./samples.testing.ts";
import { legality } from "../element/place.ts";

const rendered = { ...samples, ...accessSamples, ...modelSamples, ...serviceSamples };

it("there is a sample of each element", () => {
  expect(Object.keys(rendered).sort()).toEqual(Object.keys(legality).sort());
});

/** A long start tag has a line for each attribute, which is no matter of an element. */
const folded = (text: string) => text.replaceAll(/\n +(?=[a-z-]+=")/g, " ");

describe.each(Object.entries(rendered))("%s", (_, variants) => {
  it.each(variants)("renders with the attributes and the order of the reference", (element, expected) => {
    expect(folded(writeXml(elementXml(element), "rawxml")).trimEnd()).toBe(folded(expected).trimStart());
  });
});

it("a JSON variable is set by the statements that read the text", () => {
  const xml = writeXml(elementXml(setVariable(jsonVariable("j"), request.bodyText)), "rawxml");
  expect(xml).toMatch(
    /^<set-variable name="j" value="@\{\n {2}var part = [^]*\n {2}return expected == 6 \? output\.ToString\(\) : "";\n\}" \/>\n$/,
  );
});

it("a stage is the element's id, before all else", () => {
  const xml = writeXml(elementXml(stage("limit", setMethod("PUT"))), "rawxml");
  expect(xml).toBe('<set-method id="limit">PUT</set-method>\n');
});
