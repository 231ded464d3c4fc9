// A caller that sends too much waits for its refusals, so that a flood does not take the time of others.
import { randomInt } from "node:crypto";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export const shortestHoldMs = 500;

/** Meanwhile nothing more is read of the connection, including requests sent ahead. Not equally long for all, who would come back at once. */
export const holdBack = async (socket: Socket): Promise<void> => {
  socket.pause();
  await sleep(randomInt(shortestHoldMs, 2 * shortestHoldMs), undefined, { ref: false });
  socket.resume();
};
