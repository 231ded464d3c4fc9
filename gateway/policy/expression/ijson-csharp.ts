import { brokenLines, setIn } from "./csharp-layout.ts";
import { csharpCharacter as character, csharpString } from "./csharp-literal.ts";
import { deepest, expects, forms, tags } from "./ijson.ts";

const { value, valueOrEnd, nameOrEnd, name, colon, commaOrEnd, nothing } = expects;

const is = (of: string) => `c == ${character(of)}`;
const afterValue = `open.Count == 0 ? ${nothing} : ${commaOrEnd}`;
const refuse = `return "";`;

const skipBlank = `if (${[" ", "\t", "\n", "\r"].map(is).join(" || ")}) { at++; continue; }`;

const takeString = `if (${is('"')}) {
  var found = strings.Match(text, at);
  if (expected > ${name} || !found.Success) ${refuse}
  var raw = found.Value;
  var plain = raw.IndexOf(${character("\\")}) < 0 ? raw.Substring(1, raw.Length - 2) : JsonConvert.DeserializeObject<string>(raw);
  if (expected >= ${nameOrEnd} && !open.Peek().Add(plain)) ${refuse}
  output.Append(c).Append(expected >= ${nameOrEnd} ? ${csharpString(tags.name)} : ${csharpString(tags.string)}).Append(raw.Substring(1));
  expected = expected >= ${nameOrEnd} ? ${colon} : ${afterValue};
  at = at + raw.Length;
}`;

const takeScalar = `if (${csharpString("{}[],:")}.IndexOf(c) < 0) {
  var found = scalars.Match(text, at);
  if (expected > ${valueOrEnd} || !found.Success) ${refuse}
  var raw = found.Value;
  var isNumber = c == '-' || c <= '9';
  output.Append(isNumber ? ${csharpString(`"${tags.number}`)} : "").Append(raw).Append(isNumber ? ${csharpString('"')} : "");
  expected = ${afterValue};
  at = at + raw.Length;
}`;

const takeMark = `{
  if (${is("{")} || ${is("[")}) {
    if (expected > ${valueOrEnd} || open.Count == ${deepest}) ${refuse}
    open.Push(${is("{")} ? new HashSet<string>(StringComparer.Ordinal) : null);
    expected = ${is("{")} ? ${nameOrEnd} : ${valueOrEnd};
  } else if (${is("}")} || ${is("]")}) {
    if (expected != (${is("}")} ? ${nameOrEnd} : ${valueOrEnd}) && expected != ${commaOrEnd}) ${refuse}
    if (open.Count == 0 || (open.Pop() == null) != (${is("]")})) ${refuse}
    expected = ${afterValue};
  } else {
    if (expected != (${is(",")} ? ${commaOrEnd} : ${colon})) ${refuse}
    expected = ${is(",")} && open.Peek() != null ? ${name} : ${value};
  }
  output.Append(c);
  at++;
}`;

const steps = [takeString, takeScalar, takeMark];

/** The statements that compute what `tagged` computes, over the C# local `text`. */
export const taggedInCsharp = brokenLines(
  setIn(
    `
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
return expected == ${nothing} ? output.ToString() : "";`.trim(),
  ),
);
