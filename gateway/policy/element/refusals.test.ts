import { describe, expect, it } from "vitest";
import { validateAzureAdToken } from "./access.ts";
import { forwardRequest, sendRequest, setBackendService } from "./backend.ts";
import { base, choose, emitMetric, fragment, otherwise, retry, stage, when } from "./flow.ts";
import { limitConcurrency } from "./limits.ts";
import { returnResponse, setHeader, setMethod } from "./message.ts";
import { responseVariable, tokenVariable } from "../expression/variable.ts";
import { elementXml } from "../render/element.ts";
import { writeXml } from "../render/xml.ts";

const token = tokenVariable("token");

describe("an element that the gateway would reject is refused", () => {
  it.each<[string, () => unknown]>([
    ["a header that it decides on", () => setHeader("Content-Length", "1")],
    ["a header name that is none", () => setHeader("A B", "1")],
    ["a header without a value", () => setHeader("A")],
    ["a method in small letters", () => setMethod("put")],
    ["a status that HTTP does not know", () => returnResponse({ status: 299 })],
    ["a choice without a condition", () => choose(otherwise(base()))],
    ["an alternative before a condition", () => choose(otherwise(base()), when(true, base()))],
    ["a stage with a blank", () => stage("a b", base())],
    ["no tries", () => retry({ while: true, count: 0, intervalSeconds: 1 }, base())],
    ["more tries than it makes", () => retry({ while: true, count: 51, intervalSeconds: 1 }, base())],
    ["waiting for no time", () => retry({ while: true, count: 1, intervalSeconds: 0 }, base())],
    ["none at a time", () => limitConcurrency({ key: "k", maxCount: 0 }, base())],
    ["a longer time than a connection lasts", () => forwardRequest({ timeoutSeconds: 241 })],
    [
      "no time for an answer",
      () => sendRequest({ into: responseVariable("r"), url: "u", method: "GET", timeoutSeconds: 0 }),
    ],
    ["a metric without dimensions", () => emitMetric({ name: "m", namespace: "n", dimensions: {} })],
    ["a fragment of no name", () => fragment({ id: "", description: "d", section: "inbound", elements: [] })],
    [
      "a refusal that is none",
      () =>
        validateAzureAdToken({
          tenantId: "t",
          audiences: ["a"],
          clientApplicationIds: ["c"],
          into: token,
          failedStatus: 200,
        }),
    ],
    ["markup where no expression is taken", () => writeXml(elementXml(setBackendService({ backendId: 'a"b' })), "xml")],
  ])("%s", (_, build) => {
    expect(build).toThrow(/expected/);
  });
});
