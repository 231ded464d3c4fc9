import { randomBytes } from "node:crypto";
import type { EventStore, JSONRPCMessage } from "@modelcontextprotocol/server";
import type { StateStore } from "../state/state-store.ts";

const seconds = 300;
/** Whose names a session remembers: those that were written to last. */
const mostStreams = 256;
const idOf = (stream: string, number: number): string => `${stream}.${number}`;
const parsed = (eventId: string): { readonly stream: string; readonly number: number } | undefined => {
  const [, stream, number] = /^([A-Za-z0-9_-]{1,64})\.([0-9]{1,9})$/.exec(eventId) ?? [];
  return stream === undefined ? undefined : { stream, number: Number(number) };
};

/**
 * Events of one session's streams, for a client that lost its connection. Everything stands under the session's key, so an
 * event id of another session names nothing here.
 */
export const createEventStore = (state: StateStore, owner: string): EventStore => {
  const key = (eventId: string): string => `event:${owner}:${eventId}`;
  const streams = new Map<string, { readonly name: string; events: number }>();
  /** The SDK calls the standing stream the same in every session and replica; ours are unique. */
  const streamFor = (streamId: string): { readonly name: string; events: number } => {
    const prefix = streamId.replace(/[^A-Za-z0-9]/g, "").slice(0, 40);
    const stream = streams.get(streamId) ?? { name: `${prefix}-${randomBytes(6).toString("hex")}`, events: 0 };
    streams.delete(streamId);
    streams.set(streamId, stream);
    const [oldest] = streams.keys();
    if (streams.size > mostStreams && oldest !== undefined) streams.delete(oldest);
    return stream;
  };
  const streamOf = (name: string): string | undefined => [...streams].find(([, known]) => known.name === name)?.[0];
  return {
    storeEvent: async (streamId, message) => {
      const stream = streamFor(streamId);
      stream.events += 1;
      const eventId = idOf(stream.name, stream.events);
      await state.set(key(eventId), JSON.stringify(message), seconds);
      return eventId;
    },
    getStreamIdForEventId: async (eventId) => {
      const event = parsed(eventId);
      if (!event || (await state.get(key(eventId))) === undefined) return undefined;
      return streamOf(event.stream) ?? event.stream;
    },
    replayEventsAfter: async (lastEventId, { send }) => {
      const event = parsed(lastEventId);
      if (!event) throw new Error("not an event id");
      for (let number = event.number + 1; ; number += 1) {
        const text = await state.get(key(idOf(event.stream, number)));
        if (text === undefined) break;
        const message = JSON.parse(text) as JSONRPCMessage;
        if (Object.keys(message).length > 0) await send(idOf(event.stream, number), message);
      }
      return streamOf(event.stream) ?? event.stream;
    },
  };
};
