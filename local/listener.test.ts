import { once } from "node:events";
import type { Socket } from "node:net";
import { connect } from "node:net";
import { expect, it } from "vitest";
import { mostConnections, openPort } from "./listener.ts";

it("R-55 an address that holds too many connections gets no other, until one is given back", async () => {
  const { port, close } = await openPort(0);
  const open = new Set<Socket>();
  const connection = async (): Promise<Socket> => {
    const socket = connect(port, "127.0.0.1").on("error", () => undefined);
    open.add(socket);
    socket.once("close", () => open.delete(socket));
    await once(socket, "connect");
    return socket;
  };
  const first = await connection();
  for (let count = 1; count < mostConnections; count += 1) await connection();
  // It is connected before it is accepted, and cut before it is heard.
  const oneMore = await connection();
  await expect.poll(() => open.has(oneMore)).toBe(false);
  expect(open.size).toBe(mostConnections);

  first.destroy();
  await expect.poll(() => open.has(first)).toBe(false);
  const instead = await connection();
  instead.write("GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n");
  const [answer] = (await once(instead, "data")) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1.1 503 /);

  for (const socket of open) socket.destroy();
  await close();
});
