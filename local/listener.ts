// A port that is taken before what answers on it is ready: its number is part of addresses that others are told.
import { createServer, type RequestListener } from "node:http";
import { listen } from "./stand-ins/http/listen.ts";

export interface OpenPort {
  readonly port: number;
  /** From now on this answers; until then everybody is told to come back. */
  serve(handle: RequestListener): void;
  close(): Promise<void>;
}

const notYet: RequestListener = (_message, response) => {
  response.writeHead(503, { "retry-after": "1" }).end();
};

export const openPort = async (wanted: number): Promise<OpenPort> => {
  let handle = notYet;
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000 }, (message, response) =>
    handle(message, response),
  );
  const { port, close } = await listen(server, wanted);
  return {
    port,
    close,
    serve: (next) => {
      handle = next;
    },
  };
};

/** A port that is free now, for a program that wants to be told which. */
export const freePort = async (): Promise<number> => {
  const { port, close } = await openPort(0);
  await close();
  return port;
};
