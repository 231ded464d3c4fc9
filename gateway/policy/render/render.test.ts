import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { xml as exampleXml, notes } from "../example.ts";
import { choose, fragment, setVariable, when } from "../element/flow.ts";
import { returnResponse, setBody, setHeader } from "../element/message.ts";
import { request } from "../expression/request.ts";
import { contains, equals } from "../expression/text.ts";
import { stringVariable } from "../expression/variable.ts";
import { testDocument } from "../testing.ts";
import type { Parsed } from "./parse.testing.ts";
import { literalText, parseRawXml, parseXml } from "./parse.testing.ts";
import { renderFragment, renderPolicy } from "./policy.ts";
import { terraformLiteral } from "./terraform.ts";

const formats = [
  ["rawxml", parseRawXml],
  ["xml", parseXml],
] as const;

// Whole sequences that some reader between here and the compiler gives a meaning to.
const meaningful = [
  "${",
  "%{",
  "$${",
  "%%{",
  "{{name}}",
  "@(",
  "@{",
  "@@",
  "]]>",
  "<!--",
  "&amp;",
  "&#10;",
  "\\u0041",
  "\\",
  '"',
  "'",
  "\r\n",
  "\t",
  " ",
];
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...meaningful),
      fc.string({ unit: "binary" }),
      fc.constantFrom("\ud83d", "\ude00", "\u0000", "\u2028"),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));

const find = (parsed: Parsed, name: string): Parsed => {
  const found = [parsed, ...parsed.children.flatMap((child) => all(child))].find((element) => element.name === name);
  return found!;
};

const all = (parsed: Parsed): readonly Parsed[] => [parsed, ...parsed.children.flatMap(all)];

describe.each(formats)("%s", (format, parse) => {
  it("any text survives as a header, a variable, a body and within an expression", () => {
    fc.assert(
      fc.property(anyText, (given) => {
        const document = testDocument({
          inbound: [
            setVariable(stringVariable("v"), given),
            choose(
              when(equals(request.method, given), setHeader("X", given), returnResponse({ status: 200, body: given })),
            ),
          ],
        });
        const parsed = parse(renderPolicy(document, format));
        expect(literalText(find(parsed, "set-variable").attributes["value"]!)).toBe(given);
        expect(literalText(find(parsed, "value").text)).toBe(given);
        expect(literalText(find(parsed, "set-body").text)).toBe(given);
        expect(literalText(find(parsed, "when").attributes["condition"]!)).toBe(given);
      }),
      { seed: 20261120, numRuns: 500 },
    );
  });

  it("the same document gives the same bytes, ASCII only", () => {
    expect(renderPolicy(notes, format)).toBe(renderPolicy(structuredClone(notes), format));
    expect(renderPolicy(notes, format)).toMatch(/^[\n -~]*$/);
  });

  it("the rendered text holds no Terraform interpolation and no accidental named value", () => {
    fc.assert(
      fc.property(anyText, (given) => {
        const rendered = renderPolicy(testDocument({ inbound: [setHeader("X", given), setBody(given)] }), format);
        expect(rendered).not.toMatch(/[$%]\{|\{\{|\}\}/);
        expect(terraformLiteral(rendered)).toBe(rendered);
      }),
      { seed: 20261120, numRuns: 200 },
    );
  });
});

it("both formats say the same", () => {
  expect(parseRawXml(renderPolicy(notes))).toEqual(parseXml(renderPolicy(notes, "xml")));
  expect(exampleXml).toBe(renderPolicy(notes, "rawxml"));
});

it("raw form leaves expressions as they are, the other escapes them", () => {
  const document = testDocument({ inbound: [choose(when(contains(request.path, "<&"), setHeader("X", "y")))] });
  const code = '@(context.Request.OriginalUrl.Path.IndexOf("\\u003c\\u0026", StringComparison.Ordinal) >= 0)';
  expect(renderPolicy(document)).toContain(`condition="${code}"`);
  expect(renderPolicy(document, "xml")).toContain(`condition="${code.replaceAll('"', "&quot;").replace(">", "&gt;")}"`);
});

it("a fragment has its elements and nothing around them", () => {
  const shared = fragment({ id: "f", description: "d", section: "inbound", elements: [setHeader("X", "y")] });
  expect(renderFragment(shared)).toBe(
    '<fragment>\n  <set-header name="X" exists-action="override">\n    <value>y</value>\n  </set-header>\n</fragment>\n',
  );
});

describe("Terraform", () => {
  /** What Terraform makes of a template without interpolation: an introducer after its own sign is an escape, and gives the introducer. */
  const asTemplate = (template: string) => {
    expect(template).not.toMatch(/(?<!\$)\$\{|(?<!%)%\{/);
    return template.replace(/([$%])\1\{/g, "$1{");
  };

  it.each([
    ["${a}", "$${a}"],
    ["%{if a}", "%%{if a}"],
    ["$${a}", "$$${a}"],
    ["$%{", "$%%{"],
    ["$ { a", "$ { a"],
  ])("%s is written %s", (given, expected) => {
    expect(terraformLiteral(given)).toBe(expected);
  });

  it("reads back any text", () => {
    fc.assert(
      fc.property(anyText, (given) => {
        expect(asTemplate(terraformLiteral(given))).toBe(given);
      }),
      { seed: 20261120, numRuns: 1000 },
    );
  });
});
