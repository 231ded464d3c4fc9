import type { UrlView } from "../expression/scope.ts";

/** The parts of an absolute URL, parsed when first asked for. */
export function urlView(url: string): UrlView {
  let parsed: URL | undefined;
  const parts = () => (parsed ??= new URL(url));
  return {
    get host() {
      return parts().hostname;
    },
    get path() {
      return parts().pathname;
    },
    get queryString() {
      const start = url.indexOf("?");
      return start < 0 ? "" : url.slice(start).replace(/#.*$/s, "");
    },
  };
}
