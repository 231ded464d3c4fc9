// Stand-in for the ingestion endpoint of Application Insights: takes telemetry, counts it, and forgets it.
import { gunzipSync } from "node:zlib";
import type { CheckBearer } from "../http/bearer.ts";
import { json } from "../http/message.ts";
import type { Handler, StandInRequest } from "../http/message.ts";

export interface Telemetry {
  readonly handle: Handler;
  /** Items taken since the start. */
  readonly accepted: () => number;
}

const paths = new Set(["/v2/track", "/v2.1/track"]);

/** One array, or one item on each line. */
const countItems = ({ body, headers }: StandInRequest): number | undefined => {
  try {
    const text = (headers["content-encoding"] === "gzip" ? gunzipSync(body) : body).toString("utf8").trim();
    if (text.startsWith("[")) return (JSON.parse(text) as unknown[]).length;
    return text.split("\n").map((line) => JSON.parse(line) as unknown).length;
  } catch {
    return undefined;
  }
};

/** Local authentication is off: an instrumentation key opens nothing. */
export const createTelemetry = (check: CheckBearer, allowed: readonly string[]): Telemetry => {
  let accepted = 0;
  const handle: Handler = async (request) => {
    if (request.method !== "POST" || !paths.has(request.path)) return json(404, {});
    const claims = await check(request.headers.authorization);
    const count = countItems(request);
    const refused = (status: number, message: string) => {
      const errors = [{ index: 0, statusCode: status, message }];
      return json(status, { itemsReceived: count ?? 0, itemsAccepted: 0, errors });
    };
    if (!claims) return refused(401, "Ingestion with a token is required.");
    if (!allowed.includes(String(claims["oid"]))) return refused(403, "The principal may not publish telemetry.");
    if (count === undefined) return refused(400, "Invalid JSON.");
    accepted += count;
    return json(200, { itemsReceived: count, itemsAccepted: count, errors: [] });
  };
  return { handle, accepted: () => accepted };
};
