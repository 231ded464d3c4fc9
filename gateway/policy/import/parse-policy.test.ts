import { describe, expect, it } from "vitest";
import { xml as exampleXml } from "../example.ts";
import { lintPolicy } from "../lint/lint.ts";
import { compilePolicy } from "../interpreter/compile.ts";
import { renderPolicy } from "../render/policy.ts";
import { accessSamples } from "../render/samples-access.testing.ts";
import { modelSamples } from "../render/samples-models.testing.ts";
import { serviceSamples } from "../render/samples-service.testing.ts";
import { samples } from "../render/samples.testing.ts";
import { legality } from "../element/place.ts";
import { policyDifference } from "./comparison.ts";
import { parseFragment, parsePolicy } from "./parse-policy.ts";

const read = (inbound: string) => parsePolicy(`<policies><inbound>${inbound}</inbound></policies>`, { name: "read" });
const only = (inbound: string) => read(inbound).sections.inbound[0]!;

/** Fragments come with a document, not with its text. */
const samplesByName = Object.entries({ ...samples, ...accessSamples, ...modelSamples, ...serviceSamples }).filter(
  ([name]) => name !== "include-fragment",
);

describe("a rendered policy", () => {
  it.each(samplesByName)("%s is read and rendered again as the same", (name, variants) => {
    const [section] = legality[name as keyof typeof legality].sections;
    for (const [, rendered] of variants) {
      const text = `<policies><${section}>${rendered}</${section}></policies>`;
      expect(policyDifference(text, renderPolicy(parsePolicy(text, { name: "sample" })))).toBeUndefined();
    }
  });

  it("a whole document is, with the same comparison noticing a change", () => {
    const again = renderPolicy(parsePolicy(exampleXml, { name: "notes" }));
    expect(policyDifference(exampleXml, again)).toBeUndefined();
    expect(policyDifference(exampleXml, again.replace('calls="60"', 'calls="61"'))).toContain("@calls");
    expect(policyDifference(exampleXml, again.replace("notes.write", "notes.read"))).toContain("choose/when");
  });
});

describe("an unsupported part is refused with its place", () => {
  it.each([
    ["an element", "\n  <xsl-transform />", 2, 3, "<xsl-transform>"],
    [
      "an attribute",
      '\n<retry condition="@(true)"\n  count="1" interval="1" wisdom="9"><base /></retry>',
      3,
      34,
      "wisdom",
    ],
    ["a text where elements stand", "<choose>{limits}</choose>", 1, 28, "{limits}"],
    ["a choice without a branch", "<choose><otherwise /></choose>", 1, 20, "<choose> without a branch"],
    ["a fragment whose text is not given", '<include-fragment fragment-id="f" />', 1, 20, 'fragment "f"'],
    ["an element inside another", '<choose><when condition="true"><wait /></when></choose>', 1, 51, "<wait>"],
    ["a value", '<rate-limit-by-key calls="1" renewal-period="soon" counter-key="k" />', 1, 20, "soon"],
    ["a part that is missing", '<set-header exists-action="override" />', 1, 20, "without name"],
    ["a broken element", "<choose", 1, 27, "</inbound"],
    ["an element in a section where it cannot stand", "<forward-request />", 1, 20, "in inbound"],
    [
      "weaker checks than are executed",
      '<validate-jwt require-signed-tokens="false"><openid-config url="https://a" /></validate-jwt>',
      1,
      20,
      "require-signed-tokens",
    ],
  ])("%s", (_, inbound, line, column, received) => {
    let error: unknown;
    try {
      read(inbound);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ name: "PolicyParseError", line, column });
    expect(String(error)).toContain(received);
  });

  it("a text that is no policy", () => {
    expect(() => parsePolicy("<fragment />", { name: "x" })).toThrow(
      "line 1, column 1: element <fragment>, expected <policies>",
    );
    expect(() => parsePolicy("", { name: "x" })).toThrow("nothing, expected an element");
    expect(() => parsePolicy("<policies><inbound></policies>", { name: "x" })).toThrow("</inbound>");
  });
});

describe("values", () => {
  it("C# is the same whether or not it was escaped", () => {
    const raw = only('<set-variable name="a" value="@(context.Request.Method == "GET" && 1 < 2)" />');
    const escaped = only(
      '<set-variable name="a" value="@(context.Request.Method == &quot;GET&quot; &amp;&amp; 1 &lt; 2)" />',
    );
    expect(raw).toEqual(escaped);
    expect(raw).toMatchObject({ variable: { holds: "boolean" }, value: { kind: "junction" } });
  });

  it("brackets, quotes and comments inside C# end no expression", () => {
    const code = '@{ var x = "}\\")"; /* } */ // ) \n return x + $"{x.Replace("}", "{")}" + @"""}" + \'"\'; }';
    expect(only(`<set-variable name="a" value="${code}" />`)).toMatchObject({ value: { kind: "opaque", code } });
  });

  it("a named value is one, alone and inside other text", () => {
    const named = { kind: "named-value", name: "host" };
    expect(only('<set-header name="X"><value>{{host}}</value></set-header>')).toMatchObject({ values: [named] });
    const mixed = only('<set-backend-service base-url="https://{{host}}/v1" />');
    expect(JSON.stringify(mixed)).toContain(JSON.stringify(named).slice(1, -1).replace('","', '","type":"string","'));
    expect(read("<set-body>{{a}} and {{b}}</set-body>").namedValues.map(({ name }) => name)).toEqual(["a", "b"]);
  });

  it("the service's defaults are written out", () => {
    const document = parsePolicy("<policies><backend><forward-request /></backend></policies>", { name: "x" });
    expect(document.sections.backend).toEqual([
      { element: "forward-request", timeoutSeconds: 300, bufferRequest: false, bufferResponse: true },
    ]);
  });
});

describe("C# without an equal here", () => {
  const foreign =
    '<set-header name="X"><value>@{ var d = DateTime.UtcNow; return d.ToString("r"); }</value></set-header>';

  it("is kept to the letter, and reported", () => {
    const document = read(foreign);
    expect(renderPolicy(document)).toContain('@{ var d = DateTime.UtcNow; return d.ToString("r"); }');
    expect(lintPolicy(document).map(({ rule }) => rule)).toContain("no-foreign-expression");
  });

  it("is never executed", () => {
    expect(() => compilePolicy(read(foreign))).toThrow("nothing executes other C#");
  });

  it.each([
    ["a type", '@(System.IO.File.Exists("x").ToString())', "System.IO.File.Exists"],
    ["a member of a type of which some are allowed", "@(DateTime.FromBinary(1).ToString())", "DateTime.FromBinary"],
    ["a member of the context", "@(context.Secrets.ToString())", "context.Secrets"],
    ["a type inside an interpolated literal", '@($"{Environment.MachineName}")', "Environment.MachineName"],
  ])("that uses %s outside the closed list is found", (_, code, member) => {
    const found = lintPolicy(read(`<set-header name="X"><value>${code}</value></set-header>`));
    expect(found.filter(({ rule }) => rule === "only-allowed-members").map(({ problem }) => problem)).toEqual([
      `uses ${member}`,
    ]);
  });

  it.each([
    '@{ var Total = 1; return $"{Total:D2}/{context.Api.Id}"; }',
    '@(((JObject)context.Variables["a"])["File.Exists"].ToString(Newtonsoft.Json.Formatting.None))',
    '@(context.Request.Headers.GetValueOrDefault("Authorization","").AsJwt()?.Subject)',
  ])("that keeps to the list is not: %s", (code) => {
    const found = lintPolicy(read(`<set-header name="X"><value>${code}</value></set-header>`));
    expect(found.filter(({ rule }) => rule === "only-allowed-members")).toEqual([]);
  });
});

it("a token check without an audience is reported", () => {
  const found = lintPolicy(read('<validate-jwt><openid-config url="https://a" /></validate-jwt>'));
  expect(found.map(({ rule }) => rule)).toContain("token-checked-in-full");
});

it("a read that fails without the variable is reported", () => {
  const found = lintPolicy(read('<set-body>@((string)context.Variables["a"])</set-body>'));
  expect(found.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["no-read-that-fails", "set-before-read"]));
});

it("a fragment is read for its section", () => {
  const found = parseFragment("<fragment><set-header name='X'><value>{{v}}</value></set-header></fragment>", {
    id: "f",
    section: "inbound",
  });
  expect(found).toMatchObject({ id: "f", section: "inbound", elements: [{ element: "set-header", name: "X" }] });
  expect(() => parseFragment("<policies />", { id: "f", section: "inbound" })).toThrow("expected <fragment>");
});

describe("fragments", () => {
  const including = '<policies><inbound><include-fragment fragment-id="f" /></inbound></policies>';

  it("are read from their texts, and are what the document includes", () => {
    const fragments = { f: '<fragment><set-header name="x-a"><value>{{named}}</value></set-header></fragment>' };
    const document = parsePolicy(including, { name: "read", fragments });
    expect(policyDifference(including, renderPolicy(document))).toBeUndefined();
    expect(document.namedValues.map(({ name }) => name)).toEqual(["named"]);
    expect(document.sections.inbound[0]).toMatchObject({
      fragment: { id: "f", elements: [{ element: "set-header" }] },
    });
  });

  it.each([
    ["what it does not understand", "<fragment>\n<wait /></fragment>", 'fragment "f" at 2:1: element <wait>'],
    ["a fragment in it", '<fragment><include-fragment fragment-id="g" /></fragment>', 'fragment "g" in a fragment'],
  ])("are refused for %s", (_, f, message) => {
    expect(() => parsePolicy(including, { name: "read", fragments: { f } })).toThrow(message);
  });

  it("the choice between two caches is kept", () => {
    const text = '<policies><inbound><cache-remove-value key="k" caching-type="external" /></inbound></policies>';
    expect(policyDifference(text, renderPolicy(parsePolicy(text, { name: "read" })))).toBeUndefined();
  });
});
