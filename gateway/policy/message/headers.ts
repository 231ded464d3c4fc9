/** A header with its values. */
export type HeaderEntry = readonly [name: string, value: string];

/** Headers in the order they came in, with repeated ones kept apart. Names compare without case. */
export class HeaderList {
  readonly #entries: HeaderEntry[];
  /** The name of each entry as it compares: policies look for far more names than a message has. */
  readonly #names: string[];

  constructor(entries: readonly HeaderEntry[] = []) {
    this.#entries = [...entries];
    this.#names = entries.map(([name]) => name.toLowerCase());
  }

  get entries(): readonly HeaderEntry[] {
    return this.#entries;
  }

  values(name: string): readonly string[] {
    const wanted = name.toLowerCase();
    return this.#entries.filter((_, index) => this.#names[index] === wanted).map(([, value]) => value);
  }

  append(name: string, values: readonly string[]): void {
    for (const value of values) {
      this.#entries.push([name, value]);
      this.#names.push(name.toLowerCase());
    }
  }

  set(name: string, values: readonly string[]): void {
    this.delete(name);
    this.append(name, values);
  }

  delete(name: string): void {
    const unwanted = name.toLowerCase();
    for (let index = this.#names.indexOf(unwanted); index >= 0; index = this.#names.indexOf(unwanted, index)) {
      this.#entries.splice(index, 1);
      this.#names.splice(index, 1);
    }
  }
}
