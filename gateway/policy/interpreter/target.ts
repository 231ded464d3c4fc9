import type { GatewayRequest } from "./ports.ts";

/** Where the request goes: the backend's base URL, the path below it, the query. */
export class Target {
  baseUrl: string;
  #path: string;
  #query: string;

  constructor({ url, backend }: GatewayRequest) {
    this.baseUrl = backend.baseUrl;
    this.#path = backend.path;
    const query = url.indexOf("?");
    this.#query = query < 0 ? "" : url.slice(query).replace(/#.*$/, "");
  }

  get url(): string {
    const base = this.baseUrl.replace(/\/+$/, "");
    return `${base}${this.#path.startsWith("/") ? "" : "/"}${this.#path}${this.#query}`;
  }

  /** Replaces path and query; parameters that the template lacks follow if asked for. */
  rewrite(template: string, copyUnmatchedParameters: boolean): void {
    const [path = "", ...rest] = template.split("?");
    const parameters = new URLSearchParams(rest.join("?"));
    if (copyUnmatchedParameters) {
      const wanted = new Set(parameters.keys());
      for (const [name, value] of new URLSearchParams(this.#query)) {
        if (!wanted.has(name)) parameters.append(name, value);
      }
    }
    this.#path = path;
    this.#setQuery(parameters);
  }

  setParameter(name: string, values: readonly string[]): void {
    const parameters = new URLSearchParams(this.#query);
    parameters.delete(name);
    for (const value of values) parameters.append(name, value);
    this.#setQuery(parameters);
  }

  #setQuery(parameters: URLSearchParams): void {
    const query = parameters.toString();
    this.#query = query === "" ? "" : `?${query}`;
  }
}
