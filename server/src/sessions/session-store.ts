import { randomBytes } from "node:crypto";
import { digestOf } from "@mcp-landing-zone/contract";
import type { Clock } from "../clock.ts";
import { Refusal } from "../refusal/refusal.ts";
import type { Principal } from "../decision/principal.ts";
import type { StateStore } from "../state/state-store.ts";

/** The state of a session that all replicas share. */
export interface Session {
  readonly id: string;
  /** The `initialize` message, with which another replica takes the session up. */
  readonly opening: unknown;
  readonly openedAt: number;
  /** Digest of all that the caller may do: a session does not outlive a change of it. */
  readonly grant: string;
}

export interface SessionLifetime {
  readonly idleSeconds: number;
  readonly absoluteSeconds: number;
}

const usualLifetime: SessionLifetime = { idleSeconds: 1_800, absoluteSeconds: 28_800 };
/** Sessions that one principal opens in the time after which an unused one ends. */
const mostOpened = 200;
/** An opening is kept as long as its session. */
const longestOpening = 8_192;

/** Sessions stand under their owner and client: with the token of another person or application the same id is an unknown one. */
export interface SessionStore {
  open(principal: Principal, opening: unknown): Promise<Session>;
  /** The caller's own live session, which thereby stays alive; undefined for foreign, ended, expired and unknown ids alike. */
  resume(principal: Principal, id: string): Promise<Session | undefined>;
  end(principal: Principal, id: string): Promise<void>;
}

const isId = (id: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(id);

export const sessionKey = ({ key, clientId }: Principal, id: string): string => `session:${key}:${clientId}:${id}`;
/** A call in progress may write the session again after its end; this key marks the end. */
const endedKey = (principal: Principal, id: string): string => `ended-${sessionKey(principal, id)}`;

const grantOf = ({ rights, roles, contexts }: Principal): string =>
  digestOf([rights, roles, contexts].map((names) => [...names].sort()));

export const createSessionStore = (state: StateStore, clock: Clock, limits = usualLifetime): SessionStore => {
  const save = (principal: Principal, session: Session): Promise<void> => {
    const left = limits.absoluteSeconds - (clock() - session.openedAt) / 1_000;
    return state.set(sessionKey(principal, session.id), JSON.stringify(session), Math.min(limits.idleSeconds, left));
  };
  const end = async (principal: Principal, id: string): Promise<void> => {
    await state.set(endedKey(principal, id), "1", 2 * limits.idleSeconds);
    await state.delete(sessionKey(principal, id));
  };
  return {
    end,
    open: async (principal, opening) => {
      if (JSON.stringify(opening).length > longestOpening) throw new Refusal("body-too-large");
      if ((await state.count(`session-count:${principal.key}`, limits.idleSeconds)) > mostOpened) {
        throw new Refusal("too-many-at-once", { headers: { "retry-after": String(limits.idleSeconds) } });
      }
      const id = randomBytes(32).toString("base64url");
      const session: Session = { id, opening, openedAt: clock(), grant: grantOf(principal) };
      await save(principal, session);
      return session;
    },
    resume: async (principal, id) => {
      const text = isId(id) ? await state.get(sessionKey(principal, id)) : undefined;
      if (text === undefined || (await state.get(endedKey(principal, id))) !== undefined) return undefined;
      const session = JSON.parse(text) as Session;
      if (session.grant !== grantOf(principal)) {
        await end(principal, id);
        return undefined;
      }
      await save(principal, session);
      return session;
    },
  };
};
