import { platform } from "node:os";
import type { Target } from "./target.ts";

const perThird = 254;

/** The whole of 127/8 is this machine's on Linux, and one address elsewhere. Each number has an address of its own, up to 65,023. */
export const callFromLoopback = (second: number, on = platform()): Pick<Target, "callFrom"> =>
  on === "linux"
    ? { callFrom: (index) => `127.${second}.${Math.floor(index / perThird)}.${(index % perThird) + 1}` }
    : {};
