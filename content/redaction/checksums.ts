const digit = (text: string, i: number): number => text.charCodeAt(i) - 48;

export const luhn = (digits: string): boolean => {
  let sum = 0;
  for (let i = digits.length - 1, double = false; i >= 0; i -= 1, double = !double) {
    const value = digit(digits, i) * (double ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
};

/** ISO 7064 mod 97-10 over digits and letters as values of base 36, the first four of them last, as IBAN uses it. */
export const mod97 = (values: Uint8Array, length: number): number => {
  let rest = 0;
  for (let i = 0; i < length; i += 1) {
    const value = values[(i + 4) % length] as number;
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
};

export const weighted = (digits: string, weights: readonly number[]): number => {
  let sum = 0;
  for (let i = 0; i < weights.length; i += 1) sum += (weights[i] as number) * digit(digits, i);
  return sum;
};

/** ISO 7064 mod 11,10. */
export const mod11And10 = (digits: string): boolean => {
  let product = 10;
  for (let i = 0; i < digits.length - 1; i += 1) {
    const sum = (digit(digits, i) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === digit(digits, digits.length - 1);
};

/** Multiplication in the dihedral group of the pentagon: rotations are 0 to 4, reflections 5 to 9. */
const dihedral = (a: number, b: number): number => {
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5);
  return b < 5 ? 5 + ((a - b + 5) % 5) : (a - b + 5) % 5;
};
const permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

export const verhoeff = (digits: string): boolean => {
  let check = 0;
  for (let i = 0; i < digits.length; i += 1) {
    let value = digit(digits, digits.length - 1 - i);
    for (let round = 0; round < i % 8; round += 1) value = permutation[value] as number;
    check = dihedral(check, value);
  }
  return check === 0;
};

/** Whether month and day could be a date. */
export const isDay = (month: number, day: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= 31;
