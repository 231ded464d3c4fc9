import type { Exchange } from "./exchange.ts";
import { bufferedText } from "./collected.ts";
import { setRequestBody } from "./messages.ts";

/** Where a link's base ends: another host or path that only begins the same is another link. */
const linkEnd = /^(?:$|[/?#"'<>\s)\]},;\\])/;

const moved = (body: string, from: string, to: string): string =>
  body
    .split(from)
    .map((part, index) => (index === 0 ? part : `${linkEnd.test(part) ? to : from}${part}`))
    .join("");

/** The API's base at the gateway: the address that the client used, without the path below the API's own. */
const gatewayBase = ({ originalUrl, path }: Ends): string => {
  const { origin, pathname } = new URL(originalUrl);
  return `${origin}${pathname.endsWith(path) ? pathname.slice(0, -path.length || undefined) : ""}`.replace(/\/+$/, "");
};

interface Ends {
  readonly originalUrl: string;
  readonly path: string;
}

/** Absolute links with the base URL of the backend get that of the gateway; in inbound the other way round. Headers stay. */
export const redirecting = async (exchange: Exchange): Promise<undefined> => {
  const { section, response, target } = exchange;
  const [backend, gateway] = [target.baseUrl.replace(/\/+$/, ""), gatewayBase(target.ends)];
  if (section === "inbound") {
    if (exchange.content) setRequestBody(exchange, Buffer.from(moved(exchange.request.body.text(), gateway, backend)));
  } else if (response?.body) {
    response.body = Buffer.from(moved(await bufferedText(response), backend, gateway));
  }
  return undefined;
};
