// The way to a server on this machine: without TLS, which loopback does not need, and to nowhere else.
import { connect } from "node:net";
import type { HttpWay } from "@mcp-landing-zone/server";

const loopback = "127.0.0.1";

/** Resolves `localhost` alone, and connects to loopback alone. */
export const loopbackWay: HttpWay = {
  resolve: async (host) => (host === "localhost" ? [loopback] : []),
  connect: ({ port }, signal) =>
    new Promise((resolve, reject) => {
      const socket = connect({ host: loopback, port, signal });
      socket.once("connect", () => {
        socket.removeListener("error", reject);
        resolve(socket);
      });
      socket.once("error", reject);
    }),
};
