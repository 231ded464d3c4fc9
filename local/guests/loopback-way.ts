// The way to other servers from this machine: without TLS to `localhost`, which needs none, and to every other name as in Azure.
import { connect } from "node:net";
import type { HttpWay } from "@mcp-landing-zone/server";
import { systemResolver, tlsConnector } from "../../server/src/egress/connection.ts";

const name = "localhost";
const loopback = "127.0.0.1";

export const loopbackWay: HttpWay = {
  resolve: async (host, signal) => (host === name ? [loopback] : systemResolver(host, signal)),
  connect: (endpoint, signal) =>
    endpoint.servername === name
      ? new Promise((resolve, reject) => {
          const socket = connect({ host: loopback, port: endpoint.port, signal });
          socket.once("connect", () => {
            socket.removeListener("error", reject);
            resolve(socket);
          });
          socket.once("error", reject);
        })
      : tlsConnector(endpoint, signal),
};
