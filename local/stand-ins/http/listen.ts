// Stand-in for every Azure service: a listener on loopback that can be closed for good, with everything open on it.
import type { Server } from "node:http";
import type { AddressInfo, Server as NetServer, Socket } from "node:net";

export interface Listener {
  readonly port: number;
  close(): Promise<void>;
}

export const loopback = "127.0.0.1";

const bind = (server: NetServer, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, loopback, () => {
      server.removeListener("error", reject);
      resolve();
    });
  });

export const listen = async (server: Pick<Server, keyof NetServer>, port = 0): Promise<Listener> => {
  const open = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  await bind(server as NetServer, port);
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
};
