/** A definition of the catalogue without its digest, as the program states it. */
export const unsealed = <T extends { readonly digest: string }>(pin: T): Omit<T, "digest"> => {
  const { digest: _digest, ...definition } = pin;
  return definition;
};
