const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const size = 6;

/** The checksum of ZIP and PNG, bit by bit: it is asked for a token that looks like a stand-in, and for nothing else. */
const crc32 = (text: string): number => {
  let rest = 0xffffffff;
  for (let i = 0; i < text.length; i += 1) {
    rest ^= text.charCodeAt(i);
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return ~rest >>> 0;
};

/** Whether the last six characters are the checksum of the others in base 62, as GitHub and npm write it. */
export const hasChecksum = (token: string): boolean => {
  const at = token.length - size;
  if (at < 1) return false;
  let sum = crc32(token.slice(0, at));
  for (let i = token.length - 1; i >= at; i -= 1) {
    if (token[i] !== digits[sum % digits.length]) return false;
    sum = Math.floor(sum / digits.length);
  }
  return true;
};
