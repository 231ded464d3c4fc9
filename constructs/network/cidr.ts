/** A range of IPv4 addresses: `base` is its first address as a number, divisible by the size that `prefix` gives. */
export interface Cidr {
  readonly base: number;
  readonly prefix: number;
}

export const sizeOf = (range: Cidr): number => 2 ** (32 - range.prefix);

/**
 * Reads `10.0.0.0/8`; nothing for any other spelling, a host bit that is set included.
 *
 * @example
 * parseCidr("10.40.0.0/20");
 */
export const parseCidr = (text: string): Cidr | undefined => {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text)?.slice(1);
  // A leading zero is octal to some readers and decimal to others.
  if (!parts || parts.some((part) => part.length > 1 && part.startsWith("0"))) return undefined;
  const [prefix = 33, ...octets] = [parts[4], ...parts.slice(0, 4)].map(Number);
  if (prefix > 32 || octets.some((octet) => octet > 255)) return undefined;
  const range = { base: octets.reduce((base, octet) => base * 256 + octet, 0), prefix };
  return range.base % sizeOf(range) === 0 ? range : undefined;
};

export const formatCidr = ({ base, prefix }: Cidr): string => {
  const octets = [2 ** 24, 2 ** 16, 2 ** 8, 1].map((unit) => Math.floor(base / unit) % 256);
  return `${octets.join(".")}/${prefix}`;
};

export const contains = (outer: Cidr, inner: Cidr): boolean =>
  inner.prefix >= outer.prefix && inner.base >= outer.base && inner.base < outer.base + sizeOf(outer);

/** Two ranges share an address only if one contains the other. */
export const overlap = (a: Cidr, b: Cidr): boolean => contains(a, b) || contains(b, a);

/** The `index`-th of the equal parts into which a range falls when its prefix grows by `bits`. */
export const part = (range: Cidr, bits: number, index: number): Cidr => {
  const prefix = range.prefix + bits;
  return { base: range.base + index * 2 ** (32 - prefix), prefix };
};
