// Stand-in for the network between a server and Azure: a CONNECT proxy that knows our host names and leads nowhere else.
import { createServer } from "node:http";
import type { Server } from "node:http";
import { connect } from "node:net";
import type { Socket } from "node:net";
import { loopback } from "./listen.ts";

interface ProxyOptions {
  /** Host names that are answered here. */
  readonly hosts: ReadonlySet<string>;
  /** Where they are answered. */
  readonly frontPort: number;
  /** Called with every name that was refused: something tried to leave the machine. */
  readonly onRefused: (target: string) => void;
}

const tunnel = (client: Socket, head: Buffer, port: number): void => {
  const upstream = connect(port, loopback);
  const end = () => {
    client.destroy();
    upstream.destroy();
  };
  client.on("error", end).once("close", end);
  upstream.on("error", end).once("close", end);
  upstream.once("connect", () => {
    client.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    if (head.length > 0) upstream.write(head);
    client.pipe(upstream).pipe(client);
  });
};

export const createProxy = ({ hosts, frontPort, onRefused }: ProxyOptions): Server => {
  const server = createServer((message, response) => {
    onRefused(message.url ?? "");
    response.writeHead(403, { "content-type": "text/plain" }).end("Only CONNECT to a host of this deployment.\n");
  });
  server.on("connect", (message, socket, head) => {
    const target = message.url ?? "";
    const host = /^([a-z0-9.-]+):443$/.exec(target.toLowerCase())?.[1];
    if (host !== undefined && hosts.has(host)) return tunnel(socket as Socket, head, frontPort);
    onRefused(target);
    socket.on("error", () => socket.destroy());
    socket.end("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  });
  return server;
};
