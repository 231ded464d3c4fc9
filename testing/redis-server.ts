import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";

export const redisInstalled = spawnSync("redis-server", ["--version"]).status === 0;

export interface RedisServer {
  /** Takes requests and answers none, until `resume`. */
  suspend(): void;
  resume(): void;
  stop(): Promise<void>;
}

/** A real Redis that keeps nothing; `more` are further words of its command line. */
export const startRedis = async (...more: readonly string[]): Promise<RedisServer> => {
  const child = spawn("redis-server", ["--bind", "127.0.0.1", "--save", "", "--appendonly", "no", ...more]);
  let said = "";
  for await (const chunk of child.stdout) {
    said += String(chunk);
    if (said.includes("Ready to accept")) break;
  }
  if (!said.includes("Ready to accept")) throw new Error(`redis-server did not start: ${said}`);
  child.stdout.resume();
  return {
    suspend: () => child.kill("SIGSTOP"),
    resume: () => child.kill("SIGCONT"),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
};
