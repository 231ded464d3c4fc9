/** What Terraform knows a resource by, with the name that it has in Azure: `null` where no text says it. */
export type Addresses = Readonly<Record<string, string | null>>;

/** The part of a stack's JSON that says which of Azure's resources Terraform keeps. */
export interface KeptResources {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, { readonly name?: unknown }>>>>;
  readonly moved?: readonly { readonly from: string; readonly to: string }[];
}

const isLiteral = (name: unknown): name is string => typeof name === "string" && !name.includes("${");

export const addressesOf = ({ resource = {} }: KeptResources): Addresses => {
  const entries = Object.entries(resource).flatMap(([type, resources]) =>
    Object.entries(resources).map(([id, { name }]) => [`${type}.${id}`, isLiteral(name) ? name : null] as const),
  );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** The addresses of a release that an upgrade would destroy or make anew, each with what happened to it. */
export const lostIn = (released: Addresses, now: KeptResources): Readonly<Record<string, string>> => {
  const moved = new Map(now.moved?.map(({ from, to }) => [from, to]));
  const kept = addressesOf(now);
  const lost = Object.entries(released).flatMap(([address, name]) => {
    const to = moved.get(address) ?? address;
    const nameNow = kept[to];
    if (nameNow === undefined) return [[address, to === address ? "is gone" : `moved to ${to}, which is not there`]];
    if (typeOf(to) !== typeOf(address)) return [[address, `moved to ${to}, which is of another type`]];
    return name === null || nameNow === null || name === nameNow ? [] : [[address, `was ${name}, is ${nameNow}`]];
  });
  return Object.fromEntries(lost) as Record<string, string>;
};

const typeOf = (address: string): string => address.slice(0, address.indexOf("."));
