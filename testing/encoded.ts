/** RFC 4648's base32, without padding. */
const base32Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

export const base32 = (text: string, letters = base32Letters): string => {
  const bits = Array.from(Buffer.from(text), (byte) => byte.toString(2).padStart(8, "0")).join("");
  return bits.replace(/.{1,5}/g, (five) => letters[parseInt(five.padEnd(5, "0"), 2)] ?? "");
};

export const inLines = (encoded: string, length: number, between = "\n"): string =>
  (encoded.match(new RegExp(`.{1,${length}}`, "g")) ?? []).join(between);
