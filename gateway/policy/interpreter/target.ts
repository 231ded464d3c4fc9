import type { WhenPresent } from "../element/data.ts";
import type { GatewayRequest } from "./ports.ts";

/** The target of the request: the backend's base URL, the path below it, the query. */
export class Target {
  baseUrl: string;
  /** The backend, if the gateway knows it by an id. */
  backendId: string | undefined;
  /** The client's address and the path below the API's own, as they came. */
  readonly ends: { readonly originalUrl: string; readonly path: string };
  #path: string;
  #query: string;

  constructor({ url, backend }: GatewayRequest) {
    this.ends = { originalUrl: url, path: backend.path };
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

  setParameter(name: string, whenPresent: WhenPresent, values: readonly string[]): void {
    const parameters = new URLSearchParams(this.#query);
    if (whenPresent === "skip" && parameters.has(name)) return;
    if (whenPresent === "override" || whenPresent === "delete") parameters.delete(name);
    if (whenPresent !== "delete") for (const value of values) parameters.append(name, value);
    this.#setQuery(parameters);
  }

  #setQuery(parameters: URLSearchParams): void {
    const query = parameters.toString();
    this.#query = query === "" ? "" : `?${query}`;
  }
}
