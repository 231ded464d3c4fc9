// The feed as server-sent events: what is kept first, then each event as it happens.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Feed, Numbered } from "../feed.ts";

const heartbeatMs = 15_000;

/** A browser that comes back names the last event it has seen. */
export const streamEvents = (feed: Feed, message: IncomingMessage, response: ServerResponse): void => {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  const write = ({ id, happening }: Numbered): void => {
    response.write(`id: ${id}\nevent: ${happening.kind}\ndata: ${JSON.stringify(happening)}\n\n`);
  };
  response.write(": open\n\n");
  for (const numbered of feed.since(Number(message.headers["last-event-id"] ?? 0) || 0)) write(numbered);
  const end = feed.listen(write);
  const heartbeat = setInterval(() => response.write(": still here\n\n"), heartbeatMs);
  response.once("close", () => {
    end();
    clearInterval(heartbeat);
  });
};
