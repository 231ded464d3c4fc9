// Long: one table, the cases of every kind of expression with the value of each.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DifferentialCase } from "../differential/compiler.ts";
import { toScope } from "../differential/scope.ts";
import {
  formDecoded,
  formEncoded,
  fromBase64,
  fromBase64Url,
  htmlEncoded,
  jsonQuoted,
  sha256,
  toBase64,
} from "./encoding.ts";
import { evaluator } from "./evaluate.ts";
import type { Expr } from "./expr.ts";
import { inDigits, isAtMost, isMoreThan, minus, plus, times, toInteger } from "./integer.ts";
import { tagged } from "./ijson.ts";
import {
  common,
  count,
  distinct,
  everyOf,
  followedBy,
  includes,
  includesAll,
  includesAny,
  itemAt,
  joined,
  keepEach,
  mapEach,
  only,
  someOf,
  split,
  without,
  words,
} from "./list.ts";
import { and, lookup, not, or, pick, pickInteger, pickStrings } from "./logic.ts";
import { lastError, response } from "./outcome.ts";
import { now, random } from "./platform.ts";
import { cookieValues, formValues, queryValues } from "./pairs.ts";
import { request } from "./request.ts";
import {
  after,
  before,
  contains,
  endsWith,
  equals,
  length,
  lowered,
  replaced,
  slice,
  startsWith,
  text,
  trimmed,
} from "./text.ts";
import {
  booleanVariable,
  integerVariable,
  jsonVariable,
  responseVariable,
  stringVariable,
  tokenVariable,
} from "./variable.ts";

const json = jsonVariable("json");
const document =
  '{"n":7,"t":"a","b":true,"z":null,"l":["x","y"],"m":["x",1],"o":{"k":"v","e":["w",{"q":2}]},"big":1e3,"s":"\\u00e9\\"\\n\\u0041","long":1234567890}';

const given: DifferentialCase = {
  request: {
    id: "5a5a5a5a-5a5a-4a5a-9a5a-5a5a5a5a5a5a",
    method: "POST",
    host: "gateway.example",
    path: "/mcp",
    clientIp: "203.0.113.7",
    query: "?q=1&%71=%32+%2b&q=%ff",
    headers: { Cookie: ["n=1; mm=4;n=2=", "n=3"], "X-One": ["a"], "X-Two": ["a, b", "c"] },
    body: Buffer.from("é").toString("base64"),
  },
  response: { status: 502, headers: { "Retry-After": ["3"] }, body: null },
  lastError: { reason: "r", policyId: "p", section: "inbound" },
  variables: {
    json: tagged(document),
    text: "t",
    flag: true,
    number: 3,
    token: { claims: { scp: ["a b  c"], roles: ["A B", "C"], oid: ["o"] } },
    answer: { status: 200, headers: { A: ["1", "2"] }, body: Buffer.from("ok").toString("base64") },
  },
};
const scope = toScope(given);

const token = tokenVariable("token");
const answer = responseVariable("answer");

const cases: Readonly<Record<string, readonly (readonly [what: string, expr: Expr, value: unknown])[]>> = {
  text: [
    ["no text is empty", text(), ""],
    ["parts follow each other", text("a", request.method, "b"), "aPOSTb"],
    ["comparison is ordinal: no case, no composition, no culture", equals("\u00e9", "e\u0301"), false],
    ["a zero character counts", contains("a\u0000b", "ab"), false],
    ["a soft hyphen counts", startsWith("\u00adab", "ab"), false],
    [
      "everything contains, starts and ends with nothing",
      and(contains("", ""), startsWith("", ""), endsWith("", "")),
      true,
    ],
    ["length counts code units", length("\ud83d\ude00"), 2],
    ["a slice stays within the text", slice("abc", 1, 99), "bc"],
    ["a slice from before the text begins at its beginning", slice("abc", -5, 2), "ab"],
    ["a slice of less than nothing is nothing", slice("abc", 0, -1), ""],
    ["before the first separator", before("a=b=c", "="), "a"],
    ["before none", before("abc", "="), "abc"],
    ["after the first separator", after("a=b=c", "="), "b=c"],
    ["after none", after("abc", "="), ""],
    ["trimming knows spaces and tabs", trimmed(" \t\u00a0a\u3000\r \t"), "\u00a0a\u3000\r"],
    ["lower case knows A to Z", lowered("AZ\u0130\u00c9\u212a"), "az\u0130\u00c9\u212a"],
    ["every occurrence is replaced, from the left", replaced("aaa", "aa", "b"), "ba"],
  ],
  encoding: [
    ["SHA-256 of UTF-8", sha256("\u00e9"), "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"],
    ["half a pair hashes as the replacement character", equals(sha256("\ud83d"), sha256("\ufffd")), true],
    ["Base64 of UTF-8", toBase64("\u00e9?"), "w6k/"],
    ["Base64 with its padding", fromBase64("w6k/YQ==", "no"), "\u00e9?a"],
    ["Base64 without it", fromBase64("YQ", "no"), "no"],
    ["Base64 with a line break", fromBase64("YQ==\n", "no"), "no"],
    ["Base64 of other alphabets", fromBase64("_-8=", "no"), "no"],
    ["Base64 of bytes that are not UTF-8", fromBase64("/w==", "no"), "no"],
    ["Base64url without padding", fromBase64Url("w6k_YQ", "no"), "\u00e9?a"],
    ["Base64url of nothing", fromBase64Url("", "no"), ""],
    ["Base64url with padding", fromBase64Url("w6k_YQ==", "no"), "no"],
    ["Base64url of other alphabets", fromBase64Url("w6k/YQ", "no"), "no"],
    ["Base64url of no length", fromBase64Url("YWJjZ", "no"), "no"],
    ["Base64url of bytes that are not UTF-8", fromBase64Url("_w", "no"), "no"],
    ["Base64url of text behind a byte order mark", length(fromBase64Url("77u_YQ", "no")), 2],
    ["a form value", formEncoded("a b&c=\u00e9~'"), "a+b%26c%3D%C3%A9%7E%27"],
    [
      "HTML, for text and quoted attributes",
      htmlEncoded(`<a b="c" d='e'>&amp;`),
      "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp;",
    ],
    ["a JSON string", jsonQuoted('a"\\\n\u0001\u2028/\u00e9'), '"a\\"\\\\\\n\\u0001\\u2028/\u00e9"'],
  ],
  pairs: [
    ["a form value", formDecoded("a+b%26c%3D%C3%A9", "no"), "a b&c=\u00e9"],
    ["a broken escape", formDecoded("%zz", "no"), "no"],
    ["an escape cut short", formDecoded("a%2", "no"), "no"],
    ["bytes that are not UTF-8", formDecoded("%ff", "no"), "no"],
    ["an escaped zero", formDecoded("%00", "no"), "\u0000"],
    ["a field of a form, in any spelling of its name", formValues("a=1&%61=2&b=3&a", "a"), ["1", "2", ""]],
    ["a field whose value has the separator", formValues("a=x=y", "a"), ["x=y"]],
    ["no field", formValues("ab=1", "a"), []],
    ["a cookie, from every header and each time", cookieValues("n"), ["1", "2=", "3"]],
    ["no cookie whose name is part of another", cookieValues("m"), []],
  ],
  integer: [
    ["sums wrap around", plus(2 ** 31 - 1, 1), -(2 ** 31)],
    ["differences too", minus(-(2 ** 31), 1), 2 ** 31 - 1],
    ["products too", times(65_536, 65_537), 65_536],
    ["digits are a number", toInteger("0012", -1), 12],
    ["nothing else is: empty", toInteger("", -1), -1],
    ["nothing else is: a sign", toInteger("-1", 0), 0],
    ["nothing else is: a blank", toInteger(" 1", 0), 0],
    ["nothing else is: another script", toInteger("\u0663", 0), 0],
    ["nothing else is: ten digits", toInteger("1000000000", 0), 0],
    ["a number is written in digits", inDigits(-5), "-5"],
    ["at most", isAtMost(1, 1), true],
    ["more than", isMoreThan(1, 1), false],
  ],
  logic: [
    ["no condition holds", and(), true],
    ["no alternative holds", or(), false],
    ["the opposite", not(true), false],
    ["one of two texts", pick(false, "a", "b"), "b"],
    ["one of two numbers", pickInteger(true, 1, 2), 1],
    ["one of two lists", pickStrings(true, ["a"], []), ["a"]],
    ["a table's value", lookup("b", { a: "1", b: "2" }, "3"), "2"],
    ["a table knows no names of JavaScript", lookup("constructor", {}, "3"), "3"],
  ],
  lists: [
    ["split keeps what is empty", split(",a,,", ","), ["", "a", "", ""]],
    ["words do not, and only a space parts them", words(" a\tb  c "), ["a\tb", "c"]],
    ["joined", joined(["a", "", "b"], ", "), "a, , b"],
    ["count", count(["a", "a"]), 2],
    ["an item is included whole", includes(["xMcpx"], "Mcp"), false],
    ["any of a list", includesAny(["a", "b"], ["c", "b"]), true],
    ["none of nothing", includesAny(["a"], []), false],
    ["all of a list", includesAll(["a", "b"], ["b", "b"]), true],
    ["not all of a list", includesAll(["a", "b"], ["b", "c"]), false],
    ["a difference is a set", without(["b", "a", "b", "c"], ["c"]), ["b", "a"]],
    ["an intersection is a set, in the order of the first", common(["b", "a", "b"], ["a", "b"]), ["b", "a"]],
    ["one list after the other", followedBy(["a"], ["a"]), ["a", "a"]],
    ["each item once", distinct(["a", "b", "a"]), ["a", "b"]],
    ["the only item", only(["a"], "no"), "a"],
    ["no only item of several", only(["a", "a"], "no"), "no"],
    ["an item by position", itemAt(["a", "b"], 1, "no"), "b"],
    ["no item there", text(itemAt(["a"], 1, "no"), itemAt(["a"], -1, "no")), "nono"],
    ["what is made of each", mapEach(["a", "b"], (item) => text(item, "!")), ["a!", "b!"]],
    ["what is kept", keepEach(["a", "b"], (item) => equals(item, "b")), ["b"]],
    ["some of nothing", someOf([], () => true), false],
    ["every one of nothing", everyOf([], () => false), true],
    [
      "a walk within a walk sees both items",
      mapEach(["a", "b"], (outer) =>
        joined(
          mapEach(["x", "y"], (inner) => text(outer, inner)),
          "",
        ),
      ),
      ["axay", "bxby"],
    ],
  ],
  json: [
    ["a number", json.at("n").integer(0), 7],
    ["a number that is not written in digits", json.at("big").integer(0), 0],
    ["a number of more digits than any that counts", json.at("long").integer(0), 0],
    ["a text is no number", json.at("t").integer(0), 0],
    ["a text", json.at("t").text("no"), "a"],
    ["a number is no text", json.at("n").text("no"), "no"],
    ["null is no text", json.at("z").text("no"), "no"],
    ["a condition", json.at("b").boolean(false), true],
    ["a text is no condition", json.at("t").boolean(false), false],
    [
      "kinds",
      mapEach(["n"], () => text(...["n", "t", "b", "z", "l", "o", "q"].map((name) => text(json.at(name).kind(), " ")))),
      ["number string boolean null array object missing "],
    ],
    ["beyond a text there is nothing", json.at("t", "x", "y").kind(), "missing"],
    ["beyond a list there is nothing", json.at("l", "length").kind(), "missing"],
    ["JavaScript's own names are nothing", json.at("o", "constructor").kind(), "missing"],
    [
      "a scalar as it came",
      text(json.at("long").scalar("null"), json.at("t").scalar("null"), json.at("o").scalar("null")),
      '1234567890"a"null',
    ],
    ["names", json.at("o").names(), ["k", "e"]],
    ["a list of texts", json.at("l").strings(), ["x", "y"]],
    ["a list of more than texts", json.at("m").strings(), []],
    ["all text within", json.at("o").leaves(), ["k", "v", "e", "w", "q"]],
    ["nothing in nothing", json.at("q").leaves(), []],
    ["the size of an object, without white space", json.at("o").size(), '{"k":"v","e":["w",{"q":2}]}'.length],
    ["the size of a number as it is spelled", json.at("big").size(), 3],
    ["the size of a text with what it needs as JSON", json.at("s").size(), 9],
    ["the size of null", json.at("z").size(), 4],
    ["no size of nothing", json.at("q").size(), 0],
    ["a text that is no JSON is missing", jsonVariable("absent").kind(), "missing"],
  ],
  reads: [
    ["a header in any case", request.header("x-one"), "a"],
    ["repeated headers, joined", request.header("X-Two"), "a, b,c"],
    ["repeated headers, apart", request.headerValues("x-two"), ["a, b", "c"]],
    ["no header", request.header("X-None", "no"), "no"],
    ["the query as it was sent", request.query, "q=1&%71=%32+%2b&q=%ff"],
    ["parameters, in any spelling of their name, decoded once", queryValues("q"), ["1", "2 +", "\ufffd"]],
    ["a parameter in another case is another", queryValues("Q"), []],
    ["the size of a body in bytes", request.bodySize, 2],
    ["its text", request.bodyText, "\u00e9"],
    ["a claim of words", token.words("scp"), ["a", "b", "c"]],
    ["a claim of values, blanks and all", token.values("roles"), ["A B", "C"]],
    ["a claim of one value", token.claim("oid", "no"), "o"],
    ["no one value of two", token.claim("roles", "no"), "no"],
    ["no claim", token.claim("sub", "no"), "no"],
    ["no token, no claims", tokenVariable("absent").values("roles"), []],
    ["variables", text(stringVariable("text").or(""), inDigits(integerVariable("number").or(0))), "t3"],
    ["a condition", booleanVariable("flag").or(false), true],
    ["absent variables", text(stringVariable("x").or("no"), inDigits(integerVariable("x").or(4))), "no4"],
    ["an answer", text(inDigits(answer.status), answer.text, answer.header("a", "")), "200ok1,2"],
    [
      "no answer",
      text(inDigits(responseVariable("x").status), responseVariable("x").text, responseVariable("x").header("a", "no")),
      "0no",
    ],
    ["the answer so far", text(inDigits(response.status), response.header("retry-after")), "5023"],
    ["the last error", text(lastError.reason, lastError.stage, lastError.section), "rpinbound"],
    ["the time, to the second", length(now), 20],
    ["random bytes in Base64url", length(random(16)), 22],
  ],
};

describe.each(Object.entries(cases))("%s", (_, rows) => {
  it.each(rows)("%s", (_name, expr, value) => {
    expect(evaluator(expr)(scope)).toEqual(value);
  });
});

it("the size of JSON is that of its text in JavaScript", () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: "binary", maxDepth: 3 }), (value) => {
      // Json.NET escapes these three besides.
      const plain = JSON.stringify(value).replace(/[\u0085\u2028\u2029]/g, "");
      const held = { ...scope, variables: new Map([["json", tagged(` ${plain} `)]]) };
      expect(evaluator(json.size())(held)).toBe(Buffer.byteLength(plain));
    }),
  );
});

it("a body that is not UTF-8 has no text, and its size", () => {
  const broken = toScope({
    ...given,
    request: { ...given.request, body: Buffer.from([0xff, 0x41]).toString("base64") },
  });
  expect([evaluator(request.bodyText)(broken), evaluator(request.bodySize)(broken)]).toEqual(["", 2]);
});

it("of two branches only the chosen one is evaluated", () => {
  const seen: string[] = [];
  const watched = { ...scope, namedValue: (name: string) => (seen.push(name), name) };
  const named = (name: string) => ({ kind: "named-value", type: "string", name }) as const;
  evaluator(pick(true, named("a"), named("b")))(watched);
  evaluator(and(equals(named("c"), ""), equals(named("d"), "")))(watched);
  evaluator(lookup("k", { k: "v" }, named("e")))(watched);
  expect(seen).toEqual(["a", "c"]);
});

describe("a senseless expression is refused when it is written", () => {
  it.each([
    ["an empty separator", () => split("a", "")],
    ["replacing nothing", () => replaced("a", "", "b")],
    ["too few random bytes", () => random(8)],
    ["a variable name that C# and XML would have to escape", () => stringVariable('a"b')],
  ])("%s", (_, build) => {
    expect(build).toThrow(/expected/);
  });
});

it("the same source gives the same data", () => {
  const build = () => keepEach(["a"], (outer) => someOf(["b"], (inner) => equals(outer, inner)));
  expect(build()).toEqual(build());
});
