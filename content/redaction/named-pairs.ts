import { secret } from "./anchored-rule.ts";
import type { Rule } from "./anchored-rule.ts";
import { isPlaceholder, plausible } from "./plausible-secret.ts";
import type { Span } from "./span.ts";
import { matchAt } from "./surroundings.ts";
import { piece } from "../work.ts";
import type { Work } from "../work.ts";

const isChosen = (value: string): boolean =>
  !isPlaceholder(value) && /\d/.test(value) && /[A-Za-z]/.test(value) && plausible.chosen(value);

const password = /[\w.+/=~!@#$%^&*?:;-]{4,64}/y;
const passwordAt = (text: string, from: number): Span | undefined => {
  const stop = matchAt(password, text, from);
  return stop !== undefined && isChosen(text.slice(from, stop)) ? secret("password", from, stop) : undefined;
};

/** Behind the names of both in one, the name and then the password, as in `ID/PW: anna / …`. */
const nameOfUser = /(?:s?wo?r?d)?s?\)?(?: ?-> ?|[ =:)(/|]{1,8}|[ ]is[ ])\(?[\w@.-]{2,64}[ :(/|"',]{1,8}(?=[^\s/])/y;
const together = (anchor: string): Rule => ({
  anchor,
  read: (text, end) => {
    const from = matchAt(nameOfUser, text, end);
    return from === undefined ? undefined : passwordAt(text, from);
  },
});

/** Names of passwords in alphabets of their own. */
const foreign =
  /(?=[chlm\x80-\uffff])(?:비밀번호|비번|패스워드|암호|пароль|пароля|密码|密碼|口令|パスワード|暗証番号|mật khẩu|contraseña|hasło|heslo|lösenord|κωδικός|סיסמה|كلمة المرور|كلمة السر|รหัสผ่าน|पासवर्ड)["'`)\]]{0,2}(?:는|은|:|：|=|は|为|是|это|jest|es|är|je| - |\s){1,4}["'`( ]{0,2}/gi;

/** Characters of a name with what stands before its password, and those that are searched at once. */
const longestForeign = 48;
const searched = 4 * piece;

/** Adds the passwords that such a name announces. */
export function* addForeignPasswords(spans: Span[], text: string): Work<void> {
  for (let from = 0; from < text.length; from += searched) {
    for (const { index, 0: name } of text.slice(from, from + searched + longestForeign).matchAll(foreign)) {
      const found = index < searched ? passwordAt(text, from + index + name.length) : undefined;
      if (found) spans.push(found);
    }
    if (from + searched < text.length) yield;
  }
}

const userBefore = /(?:id|user|name|login|account)[ ]?$/i;
/** The same behind signs that stand in front of such names elsewhere, too. */
const afterUser = (anchor: string): Rule => {
  const { read } = together(anchor);
  return {
    anchor,
    read: (text, end, known) => {
      const start = end - anchor.length;
      return userBefore.test(text.slice(Math.max(0, start - 8), start)) ? read(text, end, known) : undefined;
    },
  };
};

export const togetherRules: readonly Rule[] = [
  ...["/pas", "/pw", "/ pw", "/ pas"].map(together),
  ...["(pas", "(pw", ":pas", ":pw"].map(afterUser),
];
