import { csharpCharacter as character, csharpString } from "./csharp-literal.ts";
import { deepest, expects, forms, tags } from "./ijson.ts";

const { value, valueOrEnd, nameOrEnd, name, colon, commaOrEnd, nothing } = expects;

const is = (of: string) => `c == ${character(of)}`;
const afterValue = `open.Count == 0 ? ${nothing} : ${commaOrEnd}`;
const refuse = `{ return ""; }`;

const skipBlank = `if (${[" ", "\t", "\n", "\r"].map(is).join(" || ")}) { at = at + 1; continue; }`;

const takeString = `if (${is('"')}) {
  var found = strings.Match(text, at);
  if (expected > ${name} || !found.Success) ${refuse}
  var raw = found.Value;
  var content = raw.Substring(1);
  var plain = raw.IndexOf(${character("\\")}) < 0 ? raw.Substring(1, raw.Length - 2) : JsonConvert.DeserializeObject<string>(raw);
  if (expected >= ${nameOrEnd} && !open.Peek().Add(plain)) ${refuse}
  output.Append(${character('"')}).Append(expected >= ${nameOrEnd} ? ${csharpString(tags.name)} : ${csharpString(tags.string)}).Append(content);
  expected = expected >= ${nameOrEnd} ? ${colon} : ${afterValue};
  at = at + raw.Length;
}`;

const openContainer = `if (${is("{")} || ${is("[")}) {
  if (expected > ${valueOrEnd} || open.Count == ${deepest}) ${refuse}
  open.Push(${is("{")} ? new HashSet<string>(StringComparer.Ordinal) : null);
  output.Append(c);
  expected = ${is("{")} ? ${nameOrEnd} : ${valueOrEnd};
  at = at + 1;
}`;

const closeContainer = `if (${is("}")} || ${is("]")}) {
  if (expected != (${is("}")} ? ${nameOrEnd} : ${valueOrEnd}) && expected != ${commaOrEnd}) ${refuse}
  if (open.Count == 0 || (open.Pop() == null) != (${is("]")})) ${refuse}
  output.Append(c);
  expected = ${afterValue};
  at = at + 1;
}`;

const takeComma = `if (${is(",")}) {
  if (expected != ${commaOrEnd}) ${refuse}
  output.Append(c);
  expected = open.Peek() == null ? ${value} : ${name};
  at = at + 1;
}`;

const takeColon = `if (${is(":")}) {
  if (expected != ${colon}) ${refuse}
  output.Append(c);
  expected = ${value};
  at = at + 1;
}`;

const takeScalar = `{
  var found = scalars.Match(text, at);
  if (expected > ${valueOrEnd} || !found.Success) ${refuse}
  var raw = found.Value;
  var isNumber = raw[0] == '-' || raw[0] <= '9';
  output.Append(isNumber ? ${csharpString(`"${tags.number}`)} : "").Append(raw).Append(isNumber ? ${csharpString('"')} : "");
  expected = ${afterValue};
  at = at + raw.Length;
}`;

const steps = [takeString, openContainer, closeContainer, takeComma, takeColon, takeScalar];

/** The statements that compute what `tagged` computes, over a C# expression for the text. */
export function taggedInCsharp(text: string): string {
  return `
var text = ${text};
if (Regex.IsMatch(text, ${csharpString(forms.loneSurrogate)})) ${refuse}
var strings = new Regex(${csharpString(`\\G${forms.string}`)});
var scalars = new Regex(${csharpString(`\\G${forms.scalar}`)});
var output = new StringBuilder();
var open = new Stack<HashSet<string>>();
var expected = ${value};
var at = 0;
while (at < text.Length) {
  var c = text[at];
  ${skipBlank}
  ${steps.join(" else ")}
}
return expected == ${nothing} ? output.ToString() : "";`
    .split("\n")
    .map((line) => line.trim())
    .join(" ")
    .trim();
}
