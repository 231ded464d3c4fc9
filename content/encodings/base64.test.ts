import { expect, it } from "vitest";
import { base64In } from "./base64.ts";

const base64Texts = (text: string) => [...base64In(text)].flatMap((found) => found ?? []);

it("R-55 finds text in base64 with any character at its beginning", () => {
  const firsts = [
    ...Array.from({ length: 95 }, (_, at) => String.fromCharCode(0x20 + at)),
    "\t",
    "\n",
    "\u00e9",
    "\u0430",
    "\u20ac",
    "\u{1f600}",
  ];
  for (const first of firsts) {
    const text = `${first}nd then some more words`;
    expect(base64Texts(Buffer.from(text).toString("base64")).map((found) => found.text)).toEqual([text]);
    const wide = Buffer.from(`${first}nd then`, "utf16le").toString("base64");
    if (first < "\x7f") expect(base64Texts(wide).map((found) => found.text)).toEqual([`${first}nd then`]);
  }
});

it("R-55 takes no name in code for base64", () => {
  expect(base64Texts("passwordOfTheUserInThisAccount")).toEqual([]);
});
