import { expect, it, vi } from "vitest";
import { CallTransport } from "./call-transport.ts";

const asked = (method: string) => ({ jsonrpc: "2.0", id: 7, method, params: {} }) as const;
const answer = (id: number): string => JSON.stringify({ jsonrpc: "2.0", id, result: {} });
const event = (id: number): string => `data: ${answer(id)}\n\n`;
const stream = { "content-type": "text/event-stream" };
const json = { "content-type": "application/json" };

const bodies: Readonly<Record<string, () => Response>> = {
  "a stream that ends": () => new Response("", { headers: stream }),
  "a stream that ends behind progress": () => new Response(": soon\n\n", { headers: stream }),
  "a stream that breaks off": () =>
    new Response(new ReadableStream({ start: (controller) => controller.error(new Error("gone")) }), {
      headers: stream,
    }),
  "a stream that names a place to go on": () => new Response("id: 1\nretry: 600000\ndata:\n\n", { headers: stream }),
  "an answer to another request": () => new Response(answer(8), { headers: json }),
  "no body": () => new Response(null, { status: 202 }),
};

it.each(
  Object.entries(bodies).flatMap(([title, body]) =>
    ["initialize", "tools/call"].map((method) => [method, title, body] as const),
  ),
)("R-135 ends %s at %s", async (method, _title, body) => {
  const transport = new CallTransport(new URL("https://tools.example/mcp"), async () => body());
  const end = transport.endOf(method);
  await transport.start();
  await transport.send(asked(method));
  await vi.waitFor(() => expect(end.aborted).toBe(true));
  expect(String(end.reason)).toContain("ended without the answer");
  await transport.close();
});

it.each([
  ["a stream", () => new Response(event(7), { headers: stream })],
  ["a body", () => new Response(answer(7), { headers: json })],
])("R-135 hands over the answer in %s before it ends the request", async (_title, body) => {
  const transport = new CallTransport(new URL("https://tools.example/mcp"), async () => body());
  const end = transport.endOf("tools/call");
  const early: boolean[] = [];
  transport.onmessage = () => void early.push(end.aborted);
  await transport.start();
  await transport.send(asked("tools/call"));
  await vi.waitFor(() => expect(end.aborted).toBe(true));
  expect(early).toEqual([false]);
  await transport.close();
});

it("R-135 leaves other requests of the connection alone", async () => {
  const transport = new CallTransport(
    new URL("https://tools.example/mcp"),
    async () => new Response("", { headers: stream }),
  );
  const end = transport.endOf("tools/call");
  await transport.start();
  await transport.send(asked("initialize"));
  await new Promise((resolve) => setImmediate(resolve));
  expect(end.aborted).toBe(false);
  await transport.close();
});
