import { createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";

export interface ScriptedRedis {
  readonly port: number;
  /** Connections that were ever opened. */
  readonly connections: number;
  /** Sets the answer to every further command; undefined is silence. */
  answer(line: string | undefined): void;
  close(): Promise<void>;
}

const greeting = "%1\r\n+server\r\n+redis\r\n";

/** Shakes hands as Redis does, and answers every command with the same line. */
export const startScriptedRedis = async (): Promise<ScriptedRedis> => {
  const sockets = new Set<Socket>();
  let connections = 0;
  let line: string | undefined = "+OK";
  const server = createServer((socket) => {
    sockets.add(socket);
    connections += 1;
    socket.on("error", () => socket.destroy());
    socket.on("data", (bytes) => {
      for (const [, name = ""] of String(bytes).matchAll(/(?:^|\n)\*\d+\r\n\$\d+\r\n(\w+)/g)) {
        if (name === "HELLO") socket.write(greeting);
        else if (name === "CLIENT") socket.write("+OK\r\n");
        else if (line !== undefined) socket.write(`${line}\r\n`);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    get connections() {
      return connections;
    },
    answer: (next) => {
      line = next;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
