// Stand-in for every Azure service on a bad day: which fault strikes which request, and how often.
import type { OutgoingHttpHeaders } from "node:http";
import type { Service } from "./service.ts";

export type Fault =
  /** Answers this instead of the real answer; the service does nothing. */
  | { readonly kind: "status"; readonly status: number; readonly headers?: OutgoingHttpHeaders; readonly body?: string }
  /** The real answer, late. */
  | { readonly kind: "delay"; readonly ms: number }
  /** Takes the request and never answers. */
  | { readonly kind: "hang" }
  /** Cuts the connection without an answer. */
  | { readonly kind: "reset" }
  /** 200 with a body that means nothing; by default bytes that are no JSON, XML or text. */
  | { readonly kind: "garbage"; readonly body?: string }
  /** The real answer up to half of its body; then the connection is cut, or stays open in silence. */
  | { readonly kind: "partial"; readonly then?: "cut" | "hang" };

export interface FaultRule {
  readonly service: Service["name"];
  readonly fault: Fault;
  /** Beginning of the path, or a pattern for it. @default every path */
  readonly path?: string | RegExp;
  /** @default every method */
  readonly method?: string;
  /** How many requests it strikes before it is spent. @default all until it is cancelled */
  readonly times?: number;
}

export interface Faults {
  /** Returns what cancels it. Of several rules that fit, the one injected last strikes. */
  inject(rule: FaultRule): () => void;
  clear(): void;
  /** The fault that strikes this request, counted as spent. */
  strike(service: Service["name"], method: string, path: string): Fault | undefined;
}

interface Armed {
  readonly rule: FaultRule;
  left: number;
}

const fits = (
  { service, path, method }: FaultRule,
  name: Service["name"],
  sentMethod: string,
  sentPath: string,
): boolean => {
  if (service !== name || (method !== undefined && method !== sentMethod)) return false;
  if (path === undefined) return true;
  return typeof path === "string" ? sentPath.startsWith(path) : path.test(sentPath);
};

export const createFaults = (): Faults => {
  let armed: readonly Armed[] = [];
  return {
    inject: (rule) => {
      const mine: Armed = { rule, left: rule.times ?? Number.POSITIVE_INFINITY };
      armed = [mine, ...armed];
      return () => {
        armed = armed.filter((one) => one !== mine);
      };
    },
    clear: () => {
      armed = [];
    },
    strike: (service, method, path) => {
      const found = armed.find(({ rule, left }) => left > 0 && fits(rule, service, method, path));
      if (!found) return undefined;
      found.left -= 1;
      return found.rule.fault;
    },
  };
};
