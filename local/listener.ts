// A port that is taken before its server is ready: its number is part of published addresses.
import type { RequestListener } from "node:http";
import { createServer } from "node:http";
import type { Server, Socket } from "node:net";
import { listen } from "./stand-ins/http/listen.ts";

interface OpenPort {
  readonly port: number;
  /** From now on this answers; until then every request is asked to come back. */
  serve(handle: RequestListener): void;
  close(): Promise<void>;
}

const notYet: RequestListener = (_message, response) => {
  response.writeHead(503, { "retry-after": "1" }).end();
};

/** Of one address at a time. */
export const mostConnections = 256;

/** Cuts off an address with more connections than it needs, before anything is read from it. */
const limitConnections = (server: Server): void => {
  const open = new Map<string, number>();
  server.prependListener("connection", (socket: Socket) => {
    const { remoteAddress = "" } = socket;
    const count = (open.get(remoteAddress) ?? 0) + 1;
    open.set(remoteAddress, count);
    socket.once("close", () => {
      const left = (open.get(remoteAddress) ?? 1) - 1;
      if (left > 0) open.set(remoteAddress, left);
      else open.delete(remoteAddress);
    });
    if (count > mostConnections) socket.destroy();
  });
};

export const openPort = async (wanted: number): Promise<OpenPort> => {
  let handle = notYet;
  const server = createServer(
    // As much as the server takes, so that of a long token the gateway's rules say what is wrong with it, as the server's do.
    { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 1_000, maxHeaderSize: 32_768 },
    (message, response) => handle(message, response),
  );
  // Node would leave out what comes behind the thousandth. Their bytes are bounded.
  server.maxHeadersCount = 0;
  limitConnections(server);
  const { port, close } = await listen(server, wanted);
  return {
    port,
    close,
    serve: (next) => {
      handle = next;
    },
  };
};

/** A port that is free now, for a program that takes it as an argument. */
export const freePort = async (): Promise<number> => {
  const { port, close } = await openPort(0);
  await close();
  return port;
};
