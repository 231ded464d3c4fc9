// Loaded before the server: reports to the process that started it which stages its requests enter. Ids, names of stages and times, nothing else.
import { subscribe } from "node:diagnostics_channel";

const everyMs = 20;
/** The most stages of one report; a flood's further stages are dropped. */
const mostAtOnce = 5_000;

let waiting: unknown[] = [];

const report = (): void => {
  const stages = waiting;
  waiting = [];
  if (process.connected) process.send?.({ stages });
};

subscribe("mcp-landing-zone.stage", (message) => {
  if (waiting.length === 0) setTimeout(report, everyMs).unref();
  if (waiting.length < mostAtOnce) waiting.push(message);
});
