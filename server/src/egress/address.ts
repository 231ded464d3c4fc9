import { isIPv4, isIPv6 } from "node:net";

export interface Address {
  readonly family: 4 | 6;
  readonly value: bigint;
}

export interface Prefix extends Address {
  readonly length: number;
}

const bits = { 4: 32, 6: 128 } as const;

const parseIPv4 = (text: string): bigint => text.split(".").reduce((sum, octet) => (sum << 8n) | BigInt(octet), 0n);

const parseIPv6 = (text: string): bigint => {
  const lastColon = text.lastIndexOf(":");
  const tail = text.slice(lastColon + 1);
  if (tail.includes(".")) {
    const embedded = parseIPv4(tail);
    const groups = `${(embedded >> 16n).toString(16)}:${(embedded & 0xffffn).toString(16)}`;
    return parseIPv6(text.slice(0, lastColon + 1) + groups);
  }
  const [head = "", rest] = text.split("::");
  const groupsOf = (part: string) => (part === "" ? [] : part.split(":"));
  const left = groupsOf(head);
  const right = rest === undefined ? [] : groupsOf(rest);
  const zeros = Array<string>(8 - left.length - right.length).fill("0");
  return [...left, ...zeros, ...right].reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
};

/** Reads a canonical literal. A zone id is not an address here: it names an interface of this machine. */
export const parseAddress = (text: string): Address | undefined => {
  if (isIPv4(text)) return { family: 4, value: parseIPv4(text) };
  if (isIPv6(text) && !text.includes("%")) return { family: 6, value: parseIPv6(text) };
  return undefined;
};

export const parsePrefix = (text: string): Prefix | undefined => {
  const [literal = "", length = "", ...rest] = text.split("/");
  const address = parseAddress(literal);
  if (!address || rest.length > 0 || length === "" || !Number.isInteger(Number(length))) return undefined;
  const size = Number(length);
  return size >= 0 && size <= bits[address.family] ? { ...address, length: size } : undefined;
};

export const contains = (prefix: Prefix, address: Address): boolean => {
  if (prefix.family !== address.family) return false;
  const shift = BigInt(bits[prefix.family] - prefix.length);
  return prefix.value >> shift === address.value >> shift;
};
