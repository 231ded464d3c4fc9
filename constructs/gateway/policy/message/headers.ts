export type HeaderEntry = readonly [name: string, value: string];

/** Headers in the order they came in, with repeated ones kept apart. Names compare without case. */
export class HeaderList {
  readonly #entries: HeaderEntry[];

  constructor(entries: readonly HeaderEntry[] = []) {
    this.#entries = [...entries];
  }

  get entries(): readonly HeaderEntry[] {
    return this.#entries;
  }

  values(name: string): readonly string[] {
    const wanted = name.toLowerCase();
    return this.#entries.filter(([candidate]) => candidate.toLowerCase() === wanted).map(([, value]) => value);
  }

  append(name: string, values: readonly string[]): void {
    for (const value of values) this.#entries.push([name, value]);
  }

  set(name: string, values: readonly string[]): void {
    this.delete(name);
    this.append(name, values);
  }

  delete(name: string): void {
    const unwanted = name.toLowerCase();
    for (let index = this.#entries.length - 1; index >= 0; index--) {
      if (this.#entries[index]![0].toLowerCase() === unwanted) this.#entries.splice(index, 1);
    }
  }
}
