import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@redis/client";
import { decodeJwt } from "jose";
import { certify } from "../../local/stand-ins/certificate/authority.ts";
import { freePort } from "../../testing/free-port.ts";
import { startRedis } from "../../testing/redis-server.ts";
import type { RedisServer } from "../../testing/redis-server.ts";

/** A Redis as Azure manages it: TLS only for its users, who are object ids, and whose passwords are tokens. */
export interface EntraRedis extends RedisServer {
  readonly port: number;
  /** The same without TLS, as an attacker between the two has it. */
  readonly plainPort: number;
  /** Who vouches for its certificate. */
  readonly authority: string;
  /** From now on this token, and no other, opens the door for its own identity. */
  admit(token: string): Promise<void>;
  /** Its users' connections, by id. */
  connections(): Promise<readonly string[]>;
  /** How often a command was run. */
  count(command: string): Promise<number>;
  /** Runs a command as the service's operator. */
  run(...command: readonly string[]): Promise<unknown>;
}

export const startEntraRedis = async (): Promise<EntraRedis> => {
  const folder = mkdtempSync(join(tmpdir(), "redis-"));
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content, { mode: 0o600 });
    return join(folder, name);
  };
  const [port, plainPort] = [await freePort(), await freePort()];
  const { authority, certificate, privateKey } = certify(["localhost"]);
  const users = "user default off\nuser keeper on >of-the-keys ~* &* +@all\n";
  const words = {
    "--tls-port": port,
    "--port": plainPort,
    "--tls-cert-file": file("certificate.pem", certificate),
    "--tls-key-file": file("key.pem", privateKey),
    "--tls-auth-clients": "no",
    "--aclfile": file("users.acl", users),
  };
  const redis = await startRedis(...Object.entries(words).flatMap(([name, value]) => [name, String(value)]));
  const keeper = createClient({
    socket: { host: "127.0.0.1", port: plainPort },
    username: "keeper",
    password: "of-the-keys",
  });
  keeper.on("error", () => undefined);
  await keeper.connect();
  const run = (...command: readonly string[]) => keeper.sendCommand([...command]);
  return {
    ...redis,
    port,
    plainPort,
    authority,
    run,
    admit: async (token) => {
      const user = String(decodeJwt(token)["oid"]);
      await run("ACL", "SETUSER", user, "on", "resetpass", `>${token}`, "~*", "+@all", "-@dangerous");
    },
    connections: async () =>
      String(await run("CLIENT", "LIST"))
        .split("\n")
        .filter((line) => line.includes(" user=") && !line.includes(" user=keeper "))
        .map((line) => /^id=(\d+)/.exec(line)?.[1] ?? ""),
    count: async (command) => {
      const statistics = String(await run("INFO", "commandstats"));
      return Number(new RegExp(`cmdstat_${command}:calls=(\\d+)`).exec(statistics)?.[1] ?? 0);
    },
    stop: async () => {
      keeper.destroy();
      await redis.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
