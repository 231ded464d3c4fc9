import { connect } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { createServer } from "node:tls";
import { certify } from "../../../local/stand-ins/certificate/authority.ts";
import type { FaultName } from "../../../testing/faults.ts";

export interface RedisFront {
  /** As the server's setting names it. */
  readonly host: string;
  readonly authority: string;
  /** Undefined ends the fault. */
  strike(fault: FaultName | undefined): void;
  close(): Promise<void>;
}

/** What reaches the client in place of an answer, and whether the connection ends with it. Redis has no status: it says an error. */
const struck: Readonly<Record<FaultName, (answer: Buffer) => { readonly said: Buffer; readonly ends?: true }>> = {
  hang: () => ({ said: Buffer.alloc(0) }),
  reset: () => ({ said: Buffer.alloc(0), ends: true }),
  429: () => ({ said: Buffer.from("-BUSY Redis is busy running a script.\r\n") }),
  500: () => ({ said: Buffer.from("-LOADING Redis is loading the dataset in memory\r\n") }),
  garbage: () => ({ said: Buffer.from("\u0000}<not>what was asked for\r\n") }),
  partial: (answer) => ({ said: answer.subarray(0, answer.length / 2), ends: true }),
  stalled: (answer) => ({ said: answer.subarray(0, answer.length / 2) }),
};

/** Ends the client's TLS in front of a Redis, and spoils what it answers. */
export const startRedisFront = async (redisPort: number): Promise<RedisFront> => {
  const { authority, certificate, privateKey } = certify(["localhost"]);
  const sockets = new Set<Socket>();
  let fault: FaultName | undefined;
  const server = createServer({ cert: certificate, key: privateKey }, (client) => {
    const redis = connect(redisPort, "127.0.0.1");
    const end = (): void => {
      client.destroy();
      redis.destroy();
    };
    for (const socket of [client, redis]) sockets.add(socket.on("error", end).once("close", end));
    client.pipe(redis);
    redis.on("data", (answer) => {
      if (!fault) return void client.write(answer);
      const { said, ends } = struck[fault](answer);
      client.write(said, () => ends && end());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    host: `localhost:${(server.address() as AddressInfo).port}`,
    authority,
    strike: (next) => {
      fault = next;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
