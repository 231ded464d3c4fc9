export interface UrlView {
  readonly host: string;
  readonly path: string;
  /** As it was sent, with the question mark; empty without one. */
  readonly queryString: string;
}

/** The parts of an absolute URL, parsed when first asked for. */
export const urlView = (url: string): UrlView => {
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
};
