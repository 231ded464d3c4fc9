import { completeBody } from "../message/body.ts";
import type { MessageBody } from "./ports.ts";

/** A body in full. */
export const collected = async (body: MessageBody | undefined): Promise<Uint8Array | undefined> =>
  body instanceof ReadableStream ? new Uint8Array(await new Response(body).arrayBuffer()) : body;

/** The text of a message's body, which is in memory from then on. */
export const bufferedText = async (message: { body?: MessageBody | undefined }): Promise<string> => {
  const bytes = await collected(message.body);
  message.body = bytes;
  return completeBody(bytes).text();
};
