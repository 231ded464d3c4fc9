import { randomBytes } from "node:crypto";
import { digestOf } from "@mcp-landing-zone/contract";
import type { Clock } from "../clock.ts";
import type { StateStore } from "../state/state-store.ts";

/** The exact call. A call that differs in any field needs another approval. */
export interface ApprovalSubject {
  readonly principal: string;
  readonly clientId: string;
  readonly tool: string;
  readonly toolDigest: string;
  /** Digest of the whole catalogue: the policy under which the approval is given. */
  readonly policy: string;
  readonly arguments: unknown;
  readonly approver: "caller" | "other-person";
}

export interface ApprovalRequest extends ApprovalSubject {
  readonly id: string;
  /** RFC 3339. */
  readonly requestedAt: string;
  readonly expiresAt: string;
}

export type ApprovalStatus = "pending" | "approved" | "denied" | "consumed";

export type Decision = "approved" | "denied";

export type DecisionOutcome = "decided" | "unknown" | "already-decided" | "own-request";

export interface Approvals {
  /** The request for this subject: the open one, or a new one; undefined when the principal has too many open. */
  request(subject: ApprovalSubject): Promise<ApprovalRequest | undefined>;
  find(id: string): Promise<ApprovalRequest | undefined>;
  status(id: string): Promise<ApprovalStatus | undefined>;
  /** Whether this person could decide about it now, and else why not. */
  standing(id: string, decidedBy: string): Promise<Exclude<DecisionOutcome, "decided"> | "open">;
  decide(id: string, decision: Decision, decidedBy: string): Promise<DecisionOutcome>;
  /** Uses an approval up. Only one call ever gets true for it. */
  consume(id: string): Promise<boolean>;
  pending(): Promise<readonly ApprovalRequest[]>;
}

interface ApprovalsOptions {
  readonly state: StateStore;
  readonly clock: Clock;
  readonly lifetimeSeconds?: number;
  readonly mostPerPrincipal?: number;
}

const requestKey = (id: string): string => `approval:request:${id}`;
const statusKey = (id: string): string => `approval:status:${id}`;
const subjectKey = (subject: ApprovalSubject): string => `approval:subject:${subject.principal}:${digestOf(subject)}`;
/** Whether text can be the id of an approval at all. */
export const isApprovalId = (id: string): boolean => /^[A-Za-z0-9_-]{32}$/.test(id);

export const createApprovals = (options: ApprovalsOptions): Approvals => {
  const { state, clock, lifetimeSeconds = 900, mostPerPrincipal = 20 } = options;

  const find = async (id: string): Promise<ApprovalRequest | undefined> => {
    const text = isApprovalId(id) ? await state.get(requestKey(id)) : undefined;
    return text === undefined ? undefined : (JSON.parse(text) as ApprovalRequest);
  };

  const status = async (id: string): Promise<ApprovalStatus | undefined> =>
    isApprovalId(id) ? ((await state.get(statusKey(id))) as ApprovalStatus | undefined) : undefined;

  const standing: Approvals["standing"] = async (id, decidedBy) => {
    const request = await find(id);
    if (!request) return "unknown";
    if (request.approver === "other-person" && request.principal === decidedBy) return "own-request";
    return (await status(id)) === "pending" ? "open" : "already-decided";
  };

  /** The request of this subject that is not used up; a used one makes room for the next. */
  const current = async (key: string): Promise<ApprovalRequest | undefined> => {
    const id = await state.get(key);
    if (id === undefined) return undefined;
    const found = (await status(id)) === "consumed" ? undefined : await find(id);
    if (!found) await state.delete(key);
    return found;
  };

  const open = async (subject: ApprovalSubject, key: string): Promise<ApprovalRequest | undefined> => {
    const id = randomBytes(24).toString("base64url");
    const requestedAt = new Date(clock()).toISOString();
    const expiresAt = new Date(clock() + lifetimeSeconds * 1_000).toISOString();
    const request: ApprovalRequest = { ...subject, id, requestedAt, expiresAt };
    await state.set(requestKey(id), JSON.stringify(request), lifetimeSeconds);
    await state.set(statusKey(id), "pending", lifetimeSeconds);
    const withdraw = () => Promise.all([requestKey(id), statusKey(id)].map((made) => state.delete(made)));
    // Of calls that race, one opens the request for all of them.
    if (!(await state.add(key, id, lifetimeSeconds))) {
      await withdraw();
      return current(key);
    }
    const count = await state.count(`approval:count:${subject.principal}`, lifetimeSeconds);
    if (count <= mostPerPrincipal) return request;
    await Promise.all([state.delete(key), withdraw()]);
    return undefined;
  };

  return {
    find,
    status,
    request: async (subject) => {
      const key = subjectKey(subject);
      return (await current(key)) ?? open(subject, key);
    },
    standing,
    decide: async (id, decision, decidedBy) => {
      const now = await standing(id, decidedBy);
      if (now !== "open") return now;
      return (await state.swap(statusKey(id), "pending", decision)) ? "decided" : "already-decided";
    },
    consume: (id) => state.swap(statusKey(id), "approved", "consumed"),
    pending: async () => {
      const prefix = requestKey("");
      const ids = (await state.keys(prefix)).map((key) => key.slice(prefix.length));
      const open = await Promise.all(ids.map(async (id) => ((await status(id)) === "pending" ? find(id) : undefined)));
      return open.filter((request) => request !== undefined).sort((a, b) => (a.requestedAt < b.requestedAt ? -1 : 1));
    },
  };
};
