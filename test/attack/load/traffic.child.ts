// A process of its own for those who send, so that what they cost is not taken for the target's.
import { sendTraffic } from "./traffic.ts";
import type { Traffic } from "./traffic.ts";

const stop = new AbortController();
process.on("message", (told: Traffic | "stop") => {
  if (told === "stop") return stop.abort();
  void sendTraffic(told, stop.signal).then((counted) => process.send?.(counted, () => process.disconnect()));
});
// Whoever started it is gone: nobody wants to know any more.
process.once("disconnect", () => process.exit());
