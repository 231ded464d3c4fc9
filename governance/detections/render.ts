import type { Detection, Duration } from "./detection.ts";
import type { Parameters } from "./parameters.ts";
import { listParameters, watchlists } from "./parameters.ts";
import type { ViewName } from "./tables.ts";
import { views } from "./tables.ts";

const units = { D: "d", H: "h", M: "m" } as const;

/** `PT10M` as KQL has it: `10m`. */
export const timespan = (duration: Duration): string => {
  const [, amount, unit] = /^PT?(\d+)([DHM])$/.exec(duration)!;
  return `${amount}${units[unit as keyof typeof units]}`;
};

/**
 * A duration in minutes.
 *
 * @example
 * minutesOf("PT10M"); // 10
 */
export const minutesOf = (duration: Duration): number => {
  const [, amount, unit] = /^PT?(\d+)([DHM])$/.exec(duration)!;
  return Number(amount) * { D: 1_440, H: 60, M: 1 }[unit as "D" | "H" | "M"];
};

const names = (query: string, name: string): boolean => new RegExp(`\\b${name}\\b`).test(query);

export const viewsOf = ({ query }: Pick<Detection, "query">): readonly ViewName[] =>
  (Object.keys(views) as ViewName[]).filter((view) => names(query, view));

/**
 * The tables in the workspace that a detection reads.
 *
 * @example
 * new Set(detections.flatMap(tablesOf)); // what has to be collected
 */
export const tablesOf = (detection: Pick<Detection, "query">): readonly string[] =>
  viewsOf(detection).map((view) => views[view].table);

/** The table, or nothing as long as it has no rows: Azure refuses a query over a table that does not exist. */
const viewText = (view: ViewName): string => {
  const { table, columns } = views[view];
  const typed = Object.entries(columns).map(([name, type]) => `${name}: ${type}`);
  return `let ${view} = union isfuzzy=true (datatable(${typed.join(", ")})[]), ${table};`;
};

/** Where lists come from: written into the query, or read from Sentinel's watchlists. */
export type ListSource = "query" | "watchlist";

/**
 * The whole query of a detection, as Azure and the evaluator here run it.
 *
 * @example
 * declare const parameters: Parameters;
 * for (const detection of detections) console.log(queryOf(detection, parameters));
 */
export const queryOf = (
  detection: Pick<Detection, "query" | "window" | "threshold">,
  parameters: Parameters,
  lists: ListSource = "query",
): string => {
  const { query, window, threshold } = detection;
  const lines = [
    ...(names(query, "Window") ? [`let Window = ${timespan(window)};`] : []),
    ...(threshold !== undefined && names(query, "Threshold") ? [`let Threshold = ${threshold};`] : []),
    ...(names(query, "CallsPerDay") ? [`let CallsPerDay = ${parameters.CallsPerDay};`] : []),
    ...listParameters
      .filter((name) => names(query, name))
      .map((name) =>
        lists === "watchlist"
          ? `let ${name} = _GetWatchlist("${watchlists[name].name}") | project SearchKey;`
          : `let ${name} = dynamic([${parameters[name].map((item) => `"${item}"`).join(", ")}]);`,
      ),
    ...viewsOf(detection).map(viewText),
  ];
  return [...lines, query.trim()].join("\n");
};
