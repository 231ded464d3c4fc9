import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { connect as connectTo } from "node:net";
import { pageTexts } from "./page-texts.ts";
import type { Connector, Resolver } from "../../server/src/egress/connection.ts";
import type { Happenings } from "./happenings.ts";

/** A public address. */
export const openAddress = "93.184.215.14";

/** Names of the test world and the addresses behind them, as an attacker who owns a name would set them. */
const zone: Readonly<Record<string, readonly string[]>> = {
  "docs.attack.example": [openAddress],
  "private.attack.example": ["10.0.0.5"],
  "loopback.attack.example": ["127.0.0.1"],
  "metadata.attack.example": ["169.254.169.254"],
  "wireserver.attack.example": ["168.63.129.16"],
  "mixed.attack.example": [openAddress, "10.0.0.5"],
  "mapped.attack.example": ["::ffff:10.0.0.5"],
  "unique-local.attack.example": ["fd00::5"],
  "link-local.attack.example": ["fe80::1"],
  "translated.attack.example": ["64:ff9b::a00:5"],
  "carrier.attack.example": ["100.64.0.5"],
  "nothing.attack.example": ["0.0.0.0"],
  "broadcast.attack.example": ["255.255.255.255"],
};

/** The one page from which browsers may call. */
export const allowedOrigin = "https://portal.attack.example";

export const allowedNames = Object.keys(zone).filter((name) => name.endsWith("attack.example"));

export interface Pages {
  readonly resolve: Resolver;
  readonly connect: Connector;
  close(): Promise<void>;
}

/** Leads to a port of this machine, for every address. */
export const connectorTo =
  (port: number): Connector =>
  async ({ address }) => {
    const socket = connectTo(port, "127.0.0.1");
    await new Promise<void>((resolve, reject) => {
      socket.once("connect", resolve);
      socket.once("error", reject);
    });
    // The guard asks the socket where it leads; this one leads to the test world, for every address.
    Object.defineProperty(socket, "remoteAddress", { value: address });
    return socket;
  };

/** The world outside: a name service, and one web server that is behind every name. */
export const createPages = async (happenings: Happenings): Promise<Pages> => {
  const server = createServer((request, response) => {
    const [path = "/", query = ""] = (request.url ?? "/").split("?");
    if (path === "/redirect") {
      return void response.writeHead(302, { location: decodeURIComponent(query) }).end();
    }
    if (path === "/switch") {
      return void request.socket.write("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n");
    }
    if (path === "/switch-unnamed") return void request.socket.write("HTTP/1.1 101 Switching Protocols\r\n\r\n");
    if (path === "/unknown-status") return void request.socket.end("HTTP/1.1 999 Any\r\ncontent-length: 0\r\n\r\n");
    if (path === "/hints") {
      const hints = "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(1_000);
      const pump = () => void (request.socket.destroyed || request.socket.write(hints, pump));
      return pump();
    }
    const page = pageTexts[path.slice(1)];
    if (!page) return void response.writeHead(404, { "content-type": "text/plain" }).end("nothing here");
    response.writeHead(200, { "content-type": page.type ?? "text/plain; charset=utf-8" }).end(page.text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const connect = connectorTo((server.address() as AddressInfo).port);
  return {
    resolve: async (host) => zone[host] ?? [],
    connect: (endpoint, signal) => {
      happenings.upstream(`${endpoint.servername}@${endpoint.address}`);
      return connect(endpoint, signal);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
