// Whoever sends as fast as it is answered is answered late once it has sent too much, so that a flood does not take the time of others.
import { randomInt } from "node:crypto";
import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export const shortestBrakeMs = 500;

/** Meanwhile nothing more is read of the connection, whatever has been sent ahead. Not equally long for all, who would come back at once. */
export const brake = async (socket: Socket): Promise<void> => {
  socket.pause();
  await sleep(randomInt(shortestBrakeMs, 2 * shortestBrakeMs), undefined, { ref: false });
  socket.resume();
};
