import { createHash } from "node:crypto";
import { isUtf8 } from "node:buffer";
import type { Bind } from "./operation.ts";
import { operation } from "./operation.ts";

/**
 * SHA-256 of the text's UTF-8 form, in lower-case hexadecimal.
 *
 * @example
 * const session = sha256(request.header("Cookie")); // Base64url, without padding
 * setHeader("X-Session", session);
 */
export const sha256 = operation({
  name: "sha256",
  takes: ["string"],
  gives: "string",
  csharp: ([value]) =>
    `string.Concat(SHA256.Create().ComputeHash(Encoding.UTF8.GetBytes(${value})).Select(b => b.ToString("x2")))`,
  evaluate: (value) => createHash("sha256").update(value, "utf8").digest("hex"),
});

/**
 * A text in UTF-8, as base64.
 *
 * @example
 * setHeader("X-Name", toBase64(request.path));
 */
export const toBase64 = operation({
  name: "toBase64",
  takes: ["string"],
  gives: "string",
  csharp: ([value]) => `Convert.ToBase64String(Encoding.UTF8.GetBytes(${value}))`,
  evaluate: (value) => Buffer.from(value, "utf8").toString("base64"),
});

/**
 * The text in a Base64 string with its padding; `otherwise` for anything else, and for bytes that are not UTF-8.
 *
 * @example
 * fromBase64(request.header("X-Name"), ""); // of "YWRh": "ada"
 */
export const fromBase64 = operation({
  name: "fromBase64",
  takes: ["string", "string"],
  gives: "string",
  csharp: ([value, otherwise], bind, bindInPlace) =>
    bind(value, (encoded) => {
      const wellFormed = `Regex.IsMatch(${encoded}, "\\\\A(?:[A-Za-z0-9+/]\\u007b4\\u007d)*(?:[A-Za-z0-9+/]\\u007b2\\u007d==|[A-Za-z0-9+/]\\u007b3\\u007d=)?\\\\z")`;
      const decoded = bindInPlace(`Convert.FromBase64String(${encoded})`, (bytes) =>
        utf8(bytes, otherwise, bindInPlace),
      );
      return `${wellFormed} ? ${decoded} : ${otherwise}`;
    }),
  evaluate: (value, otherwise) => {
    if (!base64.test(value)) return otherwise;
    const bytes = Buffer.from(value, "base64");
    return isUtf8(bytes) ? bytes.toString("utf8") : otherwise;
  },
});

/**
 * The text in a Base64url string without padding (RFC 7515); `otherwise` as for `fromBase64`.
 *
 * @example
 * fromBase64Url(request.header("X-State"), ""); // "" where it is no Base64url
 */
export const fromBase64Url = operation({
  name: "fromBase64Url",
  takes: ["string", "string"],
  gives: "string",
  csharp: ([value, otherwise], bind, bindInPlace) =>
    bind(value, (encoded) => {
      const wellFormed = `Regex.IsMatch(${encoded}, "\\\\A[A-Za-z0-9_-]*\\\\z") && ${encoded}.Length % 4 != 1`;
      const padded = `${encoded}.Replace('-', '+').Replace('_', '/') + new string('=', (4 - ${encoded}.Length % 4) % 4)`;
      const decoded = bindInPlace(`Convert.FromBase64String(${padded})`, (bytes) =>
        utf8(bytes, otherwise, bindInPlace),
      );
      return `${wellFormed} ? ${decoded} : ${otherwise}`;
    }),
  evaluate: (value, otherwise) => {
    if (!/^[A-Za-z0-9_-]*$/.test(value) || value.length % 4 === 1) return otherwise;
    const bytes = Buffer.from(value, "base64url");
    return isUtf8(bytes) ? bytes.toString("utf8") : otherwise;
  },
});

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** C# for the text that bytes spell in UTF-8, or else `otherwise`: decoding replaces what is malformed, and then the bytes differ. */
export const utf8 = (bytes: string, otherwise: string, bind: Bind): string =>
  bind(
    `Encoding.UTF8.GetString(${bytes})`,
    (decoded) => `Encoding.UTF8.GetBytes(${decoded}).SequenceEqual(${bytes}) ? ${decoded} : ${otherwise}`,
    "decoded",
  );

/**
 * For a value in `application/x-www-form-urlencoded` or in a query.
 *
 * @example
 * setHeader("Location", text("https://portal.example/?from=", formEncoded(request.path)));
 */
export const formEncoded = operation({
  name: "formEncoded",
  takes: ["string"],
  gives: "string",
  csharp: ([value]) => `WebUtility.UrlEncode(${value})`,
  evaluate: (value) =>
    Array.from(Buffer.from(value, "utf8"), (byte) => {
      const character = String.fromCharCode(byte);
      if (/[A-Za-z0-9()*\-._!]/.test(character)) return character;
      return byte === 0x20 ? "+" : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    }).join(""),
});

/**
 * The text of a form value; `otherwise` for a broken escape, for bytes that are not UTF-8, and for the character that stands for such.
 *
 * @example
 * formDecoded(request.header("X-Filter"), ""); // of "a%20b": "a b"
 */
export const formDecoded = operation({
  name: "formDecoded",
  takes: ["string", "string"],
  gives: "string",
  csharp: ([value, otherwise], bind) =>
    bind(value, (encoded) =>
      bind(
        // Malformed input stays unchanged.
        `WebUtility.UrlDecode(${encoded})`,
        (decoded) =>
          `Regex.IsMatch(${encoded}, "\\\\A(?:[^%\\\\ufffd]|%[0-9A-Fa-f]\\u007b2\\u007d)*\\\\z") ` +
          `&& ${decoded}.IndexOf("\\ufffd", StringComparison.Ordinal) < 0 ? ${decoded} : ${otherwise}`,
        "decoded",
      ),
    ),
  evaluate: (value, otherwise) => {
    try {
      const text = decodeURIComponent(value.replaceAll("+", " "));
      return text.includes("\ufffd") ? otherwise : text;
    } catch {
      return otherwise;
    }
  },
});

/**
 * For text and for attribute values in double quotes.
 *
 * @example
 * setBody(text("<p>", htmlEncoded(request.path), "</p>"));
 */
export const htmlEncoded = operation({
  name: "htmlEncoded",
  takes: ["string"],
  gives: "string",
  csharp: ([value]) =>
    htmlEntities.reduce(
      (code, [character, entity]) => `${code}.Replace("\\u00${hex(character)}", "\\u0026${entity.slice(1)}")`,
      value,
    ),
  evaluate: (value) =>
    htmlEntities.reduce((encoded, [character, entity]) => encoded.replaceAll(character, entity), value),
});

// The ampersand first, or it would encode the others again.
const htmlEntities = [
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
] as const;

const hex = (character: string): string => character.charCodeAt(0).toString(16).padStart(2, "0");

export const quoted = (text: string): string =>
  `"${text.replace(jsonSpecial, (unit) => jsonEscapes[unit] ?? unicodeEscape(unit))}"`;

const unicodeEscape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/**
 * The text as a JSON string, quotes included.
 *
 * @example
 * setBody(text('{"path":', jsonQuoted(request.path), "}"));
 */
export const jsonQuoted = operation({
  name: "jsonQuoted",
  takes: ["string"],
  gives: "string",
  csharp: ([value]) => `JsonConvert.SerializeObject(${value})`,
  evaluate: quoted,
});

// What Json.NET escapes: control characters, and the three line ends that JavaScript once refused inside a string.
// eslint-disable-next-line no-control-regex
const jsonSpecial = /["\\\u0000-\u001f\u0085\u2028\u2029]/g;

const jsonEscapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};
