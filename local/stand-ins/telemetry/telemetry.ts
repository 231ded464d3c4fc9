// Stand-in for the ingestion endpoint of Application Insights: judges telemetry item by item, counts it, and keeps the latest.
import { gunzipSync } from "node:zlib";
import type { CheckBearer } from "../entra/bearer.ts";
import { json } from "../http/message.ts";
import type { Handler, StandInRequest } from "../http/message.ts";

interface TelemetryItem {
  readonly name: string;
  readonly time: string;
  readonly iKey: string;
  readonly sampleRate?: number;
  readonly tags?: Readonly<Record<string, string>>;
  readonly data: { readonly baseType: string; readonly baseData: Readonly<Record<string, unknown>> };
}

export interface Telemetry {
  readonly handle: Handler;
  /** Items taken since the start. */
  readonly accepted: () => number;
  /** The latest of them, oldest first. */
  readonly items: () => readonly TelemetryItem[];
}

const paths = new Set(["/v2/track", "/v2.1/track"]);
const kept = 2_000;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** One array, or one item on each line. */
const itemsIn = ({ body, headers }: StandInRequest): readonly unknown[] | undefined => {
  try {
    const text = (headers["content-encoding"] === "gzip" ? gunzipSync(body) : body).toString("utf8").trim();
    if (text.startsWith("[")) return JSON.parse(text) as unknown[];
    return text.split("\n").map((line) => JSON.parse(line) as unknown);
  } catch {
    return undefined;
  }
};

/** Fields that every item needs. */
const problemOf = (item: unknown): string | undefined => {
  if (!isObject(item)) return "item: should be an object";
  for (const field of ["name", "time", "iKey"]) {
    if (typeof item[field] !== "string" || item[field] === "") return `${field}: should be a text`;
  }
  if (Number.isNaN(Date.parse(String(item["time"])))) return "time: should be an instant";
  const { data } = item;
  if (!isObject(data) || typeof data["baseType"] !== "string" || !isObject(data["baseData"])) {
    return "data: should have a baseType and baseData";
  }
  return undefined;
};

/** Local authentication is off: an instrumentation key opens nothing. */
export const createTelemetry = (check: CheckBearer, allowed: readonly string[]): Telemetry => {
  let accepted = 0;
  let latest: readonly TelemetryItem[] = [];
  const handle: Handler = async (request) => {
    if (request.method !== "POST" || !paths.has(request.path)) return json(404, {});
    const claims = await check(request.headers.authorization);
    const items = itemsIn(request);
    const refused = (status: number, message: string) => {
      const errors = [{ index: 0, statusCode: status, message }];
      return json(status, { itemsReceived: items?.length ?? 0, itemsAccepted: 0, errors });
    };
    if (!claims) return refused(401, "Ingestion with a token is required.");
    if (!allowed.includes(String(claims["oid"]))) return refused(403, "The principal may not publish telemetry.");
    if (items === undefined) return refused(400, "Invalid JSON.");
    const errors = items.flatMap((item, index) => {
      const message = problemOf(item);
      return message === undefined ? [] : [{ index, statusCode: 400, message }];
    });
    const wrong = new Set(errors.map(({ index }) => index));
    const taken = items.filter((_, index) => !wrong.has(index)) as TelemetryItem[];
    accepted += taken.length;
    latest = [...latest, ...taken].slice(-kept);
    const status = errors.length === 0 ? 200 : taken.length === 0 ? 400 : 206;
    return json(status, { itemsReceived: items.length, itemsAccepted: taken.length, errors });
  };
  return { handle, accepted: () => accepted, items: () => latest };
};
