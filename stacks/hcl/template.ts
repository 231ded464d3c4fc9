/** A string of Terraform's JSON, which is a template, as a native expression. */
export const expression = (template: string): string => {
  const whole = template.startsWith("${") ? interpolation(template, 0) : undefined;
  if (whole?.length === template.length) return template.slice(2, -1).trim();
  return isText(template) ? heredoc(template) : `"${parts(template).map(quoted).join("")}"`;
};

/** A piece of a template: text, or an interpolation or directive as it is written. */
interface Part {
  readonly code: boolean;
  readonly text: string;
}

/** Splits a template into text and code; `$${` and `%%{` are text. */
export const parts = (template: string): readonly Part[] => {
  const found: Part[] = [];
  let text = "";
  for (let at = 0; at < template.length;) {
    const escape = /^(?:\$\$\{|%%\{)/.exec(template.slice(at, at + 3))?.[0];
    const code = escape === undefined ? interpolation(template, at) : undefined;
    if (code === undefined) {
      text += escape ?? template[at];
      at += escape?.length ?? 1;
      continue;
    }
    if (text !== "") found.push({ code: false, text });
    text = "";
    found.push({ code: true, text: code });
    at += code.length;
  }
  return text === "" ? found : [...found, { code: false, text }];
};

/** The interpolation or directive that stands at a place, with its braces; strings in it may hold braces of their own. */
const interpolation = (template: string, start: number): string | undefined => {
  if (!/^[$%]\{/.test(template.slice(start, start + 2))) return undefined;
  let depth = 0;
  for (let at = start + 1; at < template.length; at += 1) {
    const character = template[at];
    if (character === '"') at = endOfString(template, at);
    if (character === "{") depth += 1;
    if (character === "}" && --depth === 0) return template.slice(start, at + 1);
  }
  return undefined;
};

/** The place of the quote that ends a string; an interpolation in it may hold strings again. */
const endOfString = (template: string, start: number): number => {
  for (let at = start + 1; at < template.length; at += 1) {
    if (template[at] === "\\") at += 1;
    else if (template[at] === '"') return at;
    else {
      const inner = interpolation(template, at);
      if (inner !== undefined) at += inner.length - 1;
    }
  }
  return template.length;
};

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };

const quoted = ({ code, text }: Part): string =>
  code ? text : text.replaceAll(/[\\"\n\r\t]/g, (character) => escapes[character]!);

/** Policies, queries and workflows are read by people: line by line, where nothing in them forbids it. */
const isText = (template: string): boolean =>
  // eslint-disable-next-line no-control-regex
  template.split("\n").length > 3 && !/[\u0000-\u0008\u000B-\u001F\u007F\u2028\u2029]/.test(template);

/** A heredoc ends with a line break, which `chomp` takes away where the text has none. */
const heredoc = (template: string): string => {
  const lines = template.split("\n");
  let end = "EOT";
  while (lines.some((line) => line.trim() === end)) end += "_";
  if (lines.at(-1) === "" && lines.at(-2) !== "") return `<<${end}\n${template}${end}`;
  if (lines.at(-1) !== "") return `chomp(<<${end}\n${template}\n${end}\n)`;
  return `"${parts(template).map(quoted).join("")}"`;
};
