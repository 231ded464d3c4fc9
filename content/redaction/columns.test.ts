import { describe, expect, it } from "vitest";
import { findSecrets } from "./secrets.ts";
import { withoutOverlap } from "./span.ts";

const found = (text: string): readonly string[] =>
  withoutOverlap(findSecrets(text)).map(({ start, end }) => text.slice(start, end));

const [first, second] = ["harB0ur!42", "l1ghtHouse?7"];

describe("R-93 secrets in the column of a table", () => {
  it.each([
    ["separated by commas", `id,user,password\n1,anna,${first}\n2,ben,${second}\n`],
    ["separated by commas, in quotes", `"id","password","note"\n"1","${first}","a, b"\n"2","${second}",""\n`],
    ["separated by tabs", `user\tpassword\nanna\t${first}\nben\t${second}`],
    ["separated by semicolons", `user;password\r\nanna;${first}\r\nben;${second}\r\n`],
    ["of Markdown", `| User | Password |\n| --- | :---: |\n| anna | ${first} |\n| ben | \`${second}\` |\n\nnext`],
    ["of psql", ` user |  password  \n------+------------\n anna | ${first}\n ben  | ${second}\n(2 rows)`],
    [
      "of MySQL",
      `+------+------+\n| user | password |\n+------+------+\n| anna | ${first} |\n| ben | ${second} |\n+------+------+`,
    ],
  ])("R-93 are found: %s", (_, text) => {
    expect(found(text)).toEqual([first, second]);
  });

  it("R-93 are found behind the public half of a pair of keys", () => {
    const key = "zQ7Kp2Vx9LmT4sWc8RyB3nHd6JfG1aEuX5oP0iYz";
    expect(found(`User,Access key ID,Secret access key\nanna,key-1,${key}\n`)).toEqual([key]);
  });

  it.each([
    [
      "of telephones",
      "name,phone,city\nAnna,61449017,Oslo\nBen,+47 22 33 44 55,Bergen\n",
      ["61449017", "+47 22 33 44 55"],
    ],
    [
      "of telephones, in Markdown",
      "| Who | Mobile No |\n|---|---|\n| A | 6144 9017 |\n| B | 2233 4455 |",
      ["6144 9017", "2233 4455"],
    ],
    [
      "of identity numbers",
      "id;National ID;born\n1;A482-716;2001-05-04\n2;B482-717;1999-01-02\n",
      ["A482-716", "B482-717"],
    ],
    ["of social security", "ssn\temployee\n536904399\t48271\n536904400\t48272\n", ["536904399", "536904400"]],
  ])("R-93 numbers of persons are found: %s", (_, text, numbers) => {
    expect(found(text)).toEqual(numbers);
  });

  it.each([
    "phone,sold\niPhone 15,1204\nPixel 8,99\n",
    "passport,issued\nyes,2024-01-02\nno,\n",
    "tel,a\n2024-01-02,1\n",
    "Use your phone, mobile, or fax:\n6144 9017, twice, or thrice\n",
    "You need a user name, a password, and a token:\nthe first one2three, the second four5six, and the last\n",
    "| Field | Password policy |\n| --- | --- |\n| length | at least 12 |\n",
    "user,token\nanna,\nben,null\ncarl,<token>\n",
    "password,\nalpha2beta",
    `id,next_page_token\n1,${"abc123XYZ".repeat(3)}`,
  ])("R-93 nothing is found in: %s", (text) => {
    expect(found(text)).toEqual([]);
  });

  it("R-93 a table ends where a line has another number of cells", () => {
    expect(found(`user,password\nanna,${first}\n\nbuild2go,north4east\n`)).toEqual([first]);
  });

  it("R-93 headers below headers are rows of the first", () => {
    const text = "user,password\n".repeat(20_000);
    expect(found(text)).toEqual([]);
  });
});
