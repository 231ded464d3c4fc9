/**
 * From now on nothing can be added to what every object inherits: prototype pollution through `constructor.prototype` ends in a TypeError. Built-in functions stay
 * replaceable, because libraries assign `toString` and the like to objects of theirs, which a frozen prototype forbids, and frozen ones cost too much.
 */
export const sealPrototypes = (): void => {
  const shared = [Object, Function, Array, String, Number, Boolean, RegExp, Date, Map, Set, Promise, Error];
  for (const { prototype } of shared) Object.preventExtensions(prototype);
};
