import { randomBytes } from "node:crypto";
import type { EventStore, JSONRPCMessage } from "@modelcontextprotocol/server";
import type { Clock } from "../clock.ts";
import type { StateStore } from "../state/state-store.ts";

const seconds = 300;
/** Whose names a session remembers: those that were written to last. */
const mostStreams = 256;
/** What is kept for one principal, in all its sessions: an answer of the largest size, and some smaller ones. */
const mostBytes = 1_048_576;

const idOf = (stream: string, number: number): string => `${stream}.${number}`;
const parsed = (eventId: string): { readonly stream: string; readonly number: number } | undefined => {
  const [, stream, number] = /^([A-Za-z0-9_-]{1,64})\.([0-9]{1,9})$/.exec(eventId) ?? [];
  return stream === undefined ? undefined : { stream, number: Number(number) };
};

export interface EventStores {
  /** Everything stands under the session's key, so an event id of another session names nothing here. */
  storeOf(principalKey: string, sessionKey: string): EventStore;
}

interface Kept {
  readonly key: string;
  readonly bytes: number;
  readonly until: number;
}

interface Shelf {
  readonly kept: Kept[];
  bytes: number;
}

/** What an event weighs beside its text. */
const overhead = 200;

const firstTwo = <K, V>(map: ReadonlyMap<K, V>): readonly [K, V][] => {
  const entries = map.entries();
  return [entries.next(), entries.next()].flatMap(({ done, value }) => (done ? [] : [value as [K, V]]));
};

/** The events that this replica keeps for each principal; the oldest leave first. */
const createShelves = (state: StateStore, clock: Clock) => {
  const shelves = new Map<string, Shelf>();

  const dropWhile = (shelf: Shelf, isTooMuch: (oldest: Kept) => boolean): readonly Kept[] => {
    const dropped: Kept[] = [];
    for (let [oldest] = shelf.kept; oldest && isTooMuch(oldest); [oldest] = shelf.kept) {
      shelf.kept.shift();
      shelf.bytes -= oldest.bytes;
      dropped.push(oldest);
    }
    return dropped;
  };

  /** Those without a new event for longest stand first. */
  const sweep = (now: number): void => {
    for (const [owner, shelf] of firstTwo(shelves)) {
      dropWhile(shelf, ({ until }) => until <= now);
      if (shelf.kept.length === 0) shelves.delete(owner);
    }
  };

  return {
    put: async (principalKey: string, key: string, text: string): Promise<void> => {
      const now = clock();
      sweep(now);
      const bytes = overhead + Buffer.byteLength(text);
      if (bytes > mostBytes) return;
      const shelf = shelves.get(principalKey) ?? { kept: [], bytes: 0 };
      shelves.delete(principalKey);
      shelves.set(principalKey, shelf);
      shelf.kept.push({ key, bytes, until: now + seconds * 1_000 });
      shelf.bytes += bytes;
      const dropped = dropWhile(shelf, () => shelf.bytes > mostBytes);
      await Promise.all(dropped.map((one) => state.delete(one.key)));
      await state.set(key, text, seconds);
    },
  };
};

/** Events of sessions' streams, for clients that lost their connection. */
export const createEventStores = (state: StateStore, clock: Clock): EventStores => {
  const shelves = createShelves(state, clock);
  return {
    storeOf: (principalKey, sessionKey) => {
      const key = (eventId: string): string => `event:${sessionKey}:${eventId}`;
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
          // An event that could not be stored cannot be replayed; the open stream still delivers it.
          await shelves.put(principalKey, key(eventId), JSON.stringify(message)).catch(() => undefined);
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
    },
  };
};
