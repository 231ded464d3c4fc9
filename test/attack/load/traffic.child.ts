// A process of its own for those who send, so that what they cost is not taken for the target's.
import { sendTraffic } from "./traffic.ts";
import type { Traffic } from "./traffic.ts";

const stop = new AbortController();
process.on("message", (message: Traffic | "stop") => {
  if (message === "stop") return stop.abort();
  void sendTraffic(message, stop.signal).then((counted) => process.send?.(counted, () => process.disconnect()));
});
// The parent is gone: there is no reader any more.
process.once("disconnect", () => process.exit());
