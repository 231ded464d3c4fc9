import { describe, expect, it } from "vitest";
import type { Schemas, Tables } from "./index.ts";
import { compileQuery, InvalidQuery, UnsupportedQuery } from "./index.ts";

const schemas: Schemas = {
  T: { TimeGenerated: "datetime", Name: "string", Kind: "string", N: "long", Bag: "dynamic" },
};
const now = Date.parse("2026-03-01T12:00:00Z");
const run = (query: string, tables: Tables = {}) => compileQuery(query, schemas).evaluate(tables, now);
const one = (expression: string): unknown => run(`datatable(x: long)[1] | project V = ${expression}`)[0]!["V"];

// Each is an example or a sentence of Microsoft's reference of the function or operator that it names.
describe("R-64 a function gives what its reference says", () => {
  it.each<[string, unknown]>([
    ["bin(4.5, 1)", 4],
    ["bin(datetime(1970-05-11 13:45:07), 1d)", "1970-05-11T00:00:00.000Z"],
    // Bins of time count from year 1, which began on a Monday.
    ["bin(datetime(2026-03-01 12:00), 7d)", "2026-02-23T00:00:00.000Z"],
    ["startofday(datetime(2017-01-01 10:10:17))", "2017-01-01T00:00:00.000Z"],
    ["datetime_diff('day', datetime(2017-01-30 23:59), datetime(2017-01-01 00:00:01))", 29],
    ["datetime_diff('minute', datetime(2017-10-30 23:05:01), datetime(2017-10-30 23:00:59))", 5],
    ["hourofday(datetime(2015-12-14 18:54))", 18],
    ["tolong('123')", 123],
    ["tolong('abc')", null],
    ["toint(5.9)", 5],
    ["7 / 2", 3],
    ["7 / 2.0", 3.5],
    ["1h / 1m", 60],
    ["tostring(123)", "123"],
    ["tostring(real(null))", ""],
    ['tostring(dynamic({"a":1}))', '{"a":1}'],
    ["tostring(datetime(2017-01-01))", "2017-01-01T00:00:00.0000000Z"],
    ["strcat('hello', ' ', 'world')", "hello world"],
    ["split('aa_bb', '_')", ["aa", "bb"]],
    ["isempty('')", true],
    ["isnotempty(tostring(dynamic(null)))", false],
    ["iff(long(null) > 1, 'yes', 'no')", "no"],
    ["case(1 > 2, 'a', 2 > 1, 'b', 'c')", "b"],
    ["coalesce(tolong('not a number'), tolong('42'), 33)", 42],
    ["coalesce('', 'x')", "x"],
    ["max_of(10, 1, -3, 17)", 17],
    ["round(2.98765, 3)", 2.988],
    ['array_length(dynamic([1, 2, 3, "four"]))', 4],
    ["set_difference(dynamic([1, 1, 2, 3]), dynamic([2]))", [1, 3]],
    ['set_has_element(dynamic(["this", "is"]), \'is\')', true],
    ["parse_json('{\"a\": [1, 2]}').a[1]", 2],
    ['dynamic({"a": 1}).b', null],
    // Null values: equality of two nulls is null, of a null and a value false; the string type has none.
    ["long(null) == long(null)", null],
    ["long(null) == 5", false],
    ["long(null) != 5", true],
    ["long(null) > 3", null],
    ["long(null) > 3 or isnull(long(null))", true],
    ["not(long(null) > 3)", null],
    ["'a' == 'A'", false],
    ["'a' =~ 'A'", true],
    ["'North America' has 'america'", true],
    ["'NorthAmerica' has 'america'", false],
    ["'NorthAmerica' contains 'america'", true],
    ["'Fabrikam' startswith 'fab'", true],
    ["'a b' has_any ('x', 'B')", true],
    ["'a' in ('A', 'a')", true],
    ["'a' !in ('A')", true],
    ["'a' in~ ('A')", true],
    ["4 between (1 .. 4)", true],
    ["5 !between (1 .. 4)", true],
    ["-7 % 3", 2],
    ["now() - ago(2h) == 2h", true],
  ])("%s", (expression, value) => {
    expect(one(expression)).toEqual(value);
  });
});

const at = (minutes: number): string => new Date(now - minutes * 60_000).toISOString();
const rows = [
  { TimeGenerated: at(1), Name: "a", Kind: "x", N: 1, Bag: { k: "v" } },
  { TimeGenerated: at(2), Name: "a", Kind: "y", N: 3 },
  { TimeGenerated: at(90), Name: "b", Kind: "x", N: 5, Bag: ["p", "q"] },
];

describe("R-64 an operator gives what its reference says", () => {
  const given = (query: string) => run(query, { T: rows });

  it.each<[string, unknown[]]>([
    ["T | where TimeGenerated > ago(1h) and Kind == 'x' | project Name", [{ Name: "a" }]],
    [
      "T | summarize Count = count(), Sum = sum(N), Most = max(N) by Name",
      [
        { Name: "a", Count: 2, Sum: 4, Most: 3 },
        { Name: "b", Count: 1, Sum: 5, Most: 5 },
      ],
    ],
    [
      "T | where N > 9 | summarize Count = count(), Last = max(TimeGenerated), Average = avg(N), Kinds = make_set(Kind)",
      [{ Count: 0, Last: null, Average: null, Kinds: [] }],
    ],
    ["T | where N > 9 | summarize Count = count() by Name", []],
    [
      "T | summarize Kinds = make_set(Kind), Ns = make_list(N), D = dcount(Kind), If = countif(N > 1), S = sumif(N, Kind == 'x') by Name | where Name == 'a'",
      [{ Name: "a", Kinds: ["x", "y"], Ns: [1, 3], D: 2, If: 1, S: 1 }],
    ],
    [
      "T | summarize arg_max(N, Kind) by Name",
      [
        { Name: "a", N: 3, Kind: "y" },
        { Name: "b", N: 5, Kind: "x" },
      ],
    ],
    ["T | summarize P = percentile(N, 50)", [{ P: 3 }]],
    ["T | distinct Name", [{ Name: "a" }, { Name: "b" }]],
    [
      "T | summarize Count = count() by bin(TimeGenerated, 1h) | top 1 by TimeGenerated asc | project Count",
      [{ Count: 1 }],
    ],
    ["T | sort by N desc | take 1 | project N", [{ N: 5 }]],
    ["T | count", [{ Count: 3 }]],
    ["let most = toscalar(T | summarize Most = max(N)); T | where N == most | project Name", [{ Name: "b" }]],
    [
      "T | project Name, N | join kind=leftouter (T | where N == 3 | project Name, Other = Kind) on Name | project N, Other",
      [
        { N: 1, Other: "y" },
        { N: 3, Other: "y" },
        { N: 5, Other: "" },
      ],
    ],
    [
      "T | project Name, N | join kind=inner (T | where N == 1 | project Name, N) on Name | project N, N1",
      [
        { N: 1, N1: 1 },
        { N: 3, N1: 1 },
      ],
    ],
    ["T | join kind=leftanti (T | where N == 1) on Name | project N", [{ N: 5 }]],
    [
      "T | join kind=leftsemi (T | project Who = Name, N | where N == 1) on $left.Name == $right.Who | project N",
      [{ N: 1 }, { N: 3 }],
    ],
    ["T | mv-expand Item = Bag to typeof(string) | where Item == 'q' | project Name", [{ Name: "b" }]],
    [
      "union isfuzzy=true (datatable(Name: string, Extra: long)['z', 7]), (T | project Name) | project Name, Extra",
      [
        { Name: "z", Extra: 7 },
        { Name: "a", Extra: null },
        { Name: "a", Extra: null },
        { Name: "b", Extra: null },
      ],
    ],
    [
      'let names = dynamic(["b"]); let many = T | where N > 2 | distinct Name; T | where Name in (names) and Name in (many) | project N',
      [{ N: 5 }],
    ],
    [
      "T | make-series Calls = count() default = 0 on TimeGenerated from datetime(2026-03-01 10:00) to datetime(2026-03-01 12:00) step 1h by Name | project Name, Calls",
      [
        { Name: "a", Calls: [0, 2] },
        { Name: "b", Calls: [1, 0] },
      ],
    ],
    [
      "T | where Bag has 'q' | project-away TimeGenerated, Bag, N | extend Twice = strcat(Name, Name)",
      [{ Name: "b", Kind: "x", Twice: "bb" }],
    ],
  ])("%s", (query, expected) => {
    expect(given(query)).toEqual(expected);
  });
});

describe("R-64 a query that would go wrong in Azure is refused", () => {
  it.each([
    ["Tabel | count", /KS204/],
    ["T | where Nmae == 'a'", /KS142/],
    ["T | extend A = nosuch(Name)", /KS211/],
    ["T | where N has", /KS/],
  ])("%s", (query, problem) => {
    expect(() => run(query)).toThrow(InvalidQuery);
    expect(() => run(query)).toThrow(problem);
  });

  it("names the table or column whose fixture is wrong", () => {
    expect(() => run("T | count", { Tt: [] })).toThrow(/rows of Tt/);
    expect(() => run("T | count", { T: [{ Nmae: 1 }] })).toThrow(/column Nmae/);
  });
});

describe("R-64 a query outside of the subset is refused before a row is read", () => {
  it.each([
    ["T | join (T) on Name", /which kind of join/],
    ["T | join kind=rightouter (T) on Name", /rightouter/],
    ["T | summarize count() by Name", /give the aggregate a name/],
    ["T | summarize V = variance(N)", /not an aggregate/],
    ["T | extend X = geo_distance_2points(1, 2, 3, 4)", /geo_distance/],
    ["T | where Bag.k == 'v'", /tostring/],
    ["T | parse Name with A ':' B", /ParseOperator/],
    ["T | evaluate bag_unpack(Bag)", /EvaluateOperator/],
    ["T | extend tolower(Name)", /give the column a name/],
    ["T | extend F = series_decompose_forecast(dynamic([1, 2]), 1)", /period/],
    ["T | where Name in (dynamic(['b']))", /JSON/],
    ["T | lookup kind=leftouter (T) on Name", /LookupOperator/],
    ["range x from 1 to 3 step 1", /no source of rows/],
    ["T | serialize P = prev(N)", /SerializeOperator/],
  ])("%s", (query, why) => {
    const evaluated = () => run(query, { T: [{ N: 1 }] });
    expect(evaluated).toThrow(UnsupportedQuery);
    expect(evaluated).toThrow(why);
  });
});
