import type { Expr } from "./expr.ts";
import { read } from "./read.ts";
import { refuseUnless } from "../refusal.ts";

const randomText = read<"string", [bytes: string]>({
  name: "platform.random",
  gives: "string",
  csharp: ([bytes]) =>
    `new[] { new byte[${bytes}] }.Select(b => { new RNGCryptoServiceProvider().GetBytes(b); return Convert.ToBase64String(b); }).First()` +
    `.TrimEnd('=').Replace("+", "-").Replace("/", "_")`,
  evaluate: (scope, [bytes]) => Buffer.from(scope.random(Number(bytes))).toString("base64url"),
});

/**
 * Fresh random bytes from the platform's secure generator, in Base64url. Keep it in a variable: every evaluation gives another.
 *
 * @example
 * const nonce = stringVariable("nonce");
 * setVariable(nonce, random(16));
 */
export const random = (bytes: number): Expr<"string"> => {
  refuseUnless(Number.isInteger(bytes) && bytes >= 16 && bytes <= 64, "random(bytes)", bytes, "16 to 64 bytes");
  return randomText(String(bytes));
};

const instant = read({
  name: "platform.now",
  gives: "string",
  csharp: () => '(DateTime.UtcNow.ToString("s") + "Z")',
  evaluate: (scope) => `${scope.now().toISOString().slice(0, 19)}Z`,
});

/**
 * The time in UTC, as `2026-11-20T08:30:00Z`: later times are greater texts.
 *
 * @example
 * setHeader("X-Received", now);
 */
export const now: Expr<"string"> = instant();

export const platformReads = [randomText, instant].map(({ definition }) => definition);
