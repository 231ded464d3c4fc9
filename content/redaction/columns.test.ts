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
