// The catalogue of detections on what happens here: the same queries as in Azure, over the audit table of the stand-ins and what the gateway decided.
import { setImmediate } from "node:timers/promises";
import type { Detection, Parameters } from "@mcp-landing-zone/governance";
import { detections, queryOf, schemas, tablesOf } from "@mcp-landing-zone/governance";
import type { Query, Tables } from "@mcp-landing-zone/governance/kql";
import { compileQuery, PreparedTables } from "@mcp-landing-zone/governance/kql";

export interface Fired {
  readonly id: string;
  readonly question: string;
  readonly severity: Detection["severity"];
  readonly response: string;
  readonly falsePositives: string;
  /** When the rows were found first, and last. */
  readonly since: string;
  readonly last: string;
  /** What the query gave, the last time. */
  readonly findings: readonly Readonly<Record<string, unknown>>[];
  /** From the newest row that it was about to when it was found. */
  readonly delayMs: number;
}

export interface DetectionWatch {
  /** Detections whose tables are filled here; the others need Azure or Entra. */
  readonly watched: readonly string[];
  /** Compiles the catalogue the first time, which takes seconds; then looks whenever rows came. */
  start(): void;
  /** Whether the catalogue is compiled. */
  readonly ready: boolean;
  /** What has fired since the start, the newest first. */
  fired(): readonly Fired[];
  /** Looks now, and gives what has fired. */
  look(): Promise<readonly Fired[]>;
  close(): void;
}

interface DetectionWatchOptions {
  readonly tables: () => Tables;
  /** Grows whenever a row came. */
  readonly rows: () => number;
  readonly parameters: Parameters;
  readonly onFired: (fired: Fired) => void;
  readonly now?: () => number;
  readonly everyMs?: number;
}

const filledHere: ReadonlySet<string> = new Set(["McpAudit_CL", "ApiManagementGatewayLogs"]);
const isWatched = (detection: Detection): boolean => tablesOf(detection).every((table) => filledHere.has(table));

export const createDetectionWatch = (options: DetectionWatchOptions): DetectionWatch => {
  const { tables, rows, parameters, onFired, now = Date.now, everyMs = 1_000 } = options;
  const chosen = detections.filter(isWatched);
  const known = new Map<string, Fired>();
  let compiling: Promise<readonly (readonly [Detection, Query])[]> | undefined;
  let ready = false;
  let closed = false;
  let seen = -1;
  let timer: NodeJS.Timeout | undefined;

  /** One query at a time, so that a waiting request gets its answer in between. */
  const compile = async (): Promise<readonly (readonly [Detection, Query])[]> => {
    const compiled: (readonly [Detection, Query])[] = [];
    for (const detection of chosen) {
      await setImmediate();
      // The end of the deployment does not wait for seconds of work that no one will see.
      if (closed) return [];
      compiled.push([detection, compileQuery(queryOf(detection, parameters), schemas)]);
    }
    ready = true;
    return compiled;
  };

  const evaluate = (detection: Detection, query: Query, prepared: PreparedTables): void => {
    const at = now();
    const findings = query.evaluate(prepared, at);
    if (findings.length === 0) return;
    const before = known.get(detection.id);
    const about = Math.max(
      ...findings.map(({ Last }) => Date.parse(String(Last))).filter((time) => !Number.isNaN(time)),
    );
    const { id, question, severity, response, falsePositives } = detection;
    const last = new Date(at).toISOString();
    const fired: Fired = {
      ...{ id, question, severity, response, falsePositives, findings },
      since: before?.since ?? last,
      last,
      delayMs: before?.delayMs ?? (Number.isFinite(about) ? Math.max(0, at - about) : 0),
    };
    known.set(id, fired);
    if (!before) onFired(fired);
  };

  const look = async (): Promise<void> => {
    const compiled = await (compiling ??= compile());
    seen = rows();
    const prepared = new PreparedTables(tables(), schemas);
    for (const [detection, query] of compiled) {
      await setImmediate();
      if (closed) return;
      evaluate(detection, query, prepared);
    }
  };

  const fired = (): readonly Fired[] => [...known.values()].sort((a, b) => (a.since < b.since ? 1 : -1));

  return {
    watched: chosen.map(({ id }) => id),
    start: () => {
      if (timer) return;
      let looking = false;
      timer = setInterval(() => {
        if (looking || rows() === seen) return;
        looking = true;
        void look().finally(() => (looking = false));
      }, everyMs).unref();
    },
    get ready() {
      return ready;
    },
    fired,
    look: async () => {
      await look();
      return fired();
    },
    close: () => {
      closed = true;
      clearInterval(timer);
    },
  };
};
