import { detections } from "./catalogue.ts";
import type { Parameters } from "./parameters.ts";
import { queryOf } from "./render.ts";

/** A tile: a query over the same views as the detections, with the way to draw its rows. */
interface Tile {
  readonly title: string;
  readonly draw: "timechart" | "table" | "barchart";
  readonly query: string;
}

const whole = (query: string, parameters: Parameters): string => queryOf({ query, window: "P7D" }, parameters);

const tiles: readonly Tile[] = [
  {
    title: "Decisions by the hour",
    draw: "timechart",
    query: `Audit | where TimeGenerated > ago(Window) and Event != "heartbeat" and Phase != "started" | summarize Calls = count() by Decision, bin(TimeGenerated, 1h)`,
  },
  {
    title: "Why calls were refused",
    draw: "barchart",
    query: `Audit | where TimeGenerated > ago(Window) and Decision == "refused" | summarize Refused = count() by Reason | top 15 by Refused desc`,
  },
  {
    title: "Who calls most, and how much they take out",
    draw: "table",
    query: `Audit | where TimeGenerated > ago(Window) and Event == "tool.call" and Phase != "started" | summarize Calls = count(), Refused = countif(Decision == "refused"), Bytes = sum(OutputBytes), Tools = dcount(Tool) by ObjectId, Client | top 20 by Calls desc`,
  },
  {
    title: "Servers: when they last spoke, and rows they had to give up",
    draw: "table",
    query: `Audit | where TimeGenerated > ago(Window) | summarize Last = max(TimeGenerated), Dropped = max(Dropped) by Server, Stream | top 20 by Last desc`,
  },
];

/** Detections that look further back than an alert may, or tell what will be. */
const shown = ["volume-forecast", "anomaly-per-person", "anomaly-per-tool"];

/**
 * Every query of the workbook by its title.
 *
 * @example
 * declare const parameters: Parameters;
 * for (const { title, query } of workbookQueries(parameters)) console.log(title, query);
 */
export const workbookQueries = (parameters: Parameters): readonly Tile[] => [
  ...tiles.map((tile) => ({ ...tile, query: whole(tile.query, parameters) })),
  ...detections
    .filter(({ id }) => shown.includes(id))
    .map((detection) => ({ title: detection.question, draw: "table" as const, query: queryOf(detection, parameters) })),
];

/**
 * The workbook as Azure keeps it. https://learn.microsoft.com/azure/azure-monitor/visualize/workbooks-overview
 *
 * @example
 * declare const parameters: Parameters;
 * JSON.stringify(workbook(parameters));
 */
export const workbook = (parameters: Parameters): object => ({
  version: "Notebook/1.0",
  items: workbookQueries(parameters).map(({ title, draw, query }) => ({
    type: 3,
    name: title,
    content: {
      version: "KqlItem/1.0",
      query,
      size: 0,
      title,
      queryType: 0,
      resourceType: "microsoft.operationalinsights/workspaces",
      visualization: draw,
    },
  })),
  isLocked: false,
});
