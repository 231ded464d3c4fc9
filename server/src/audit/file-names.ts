const log = ".audit.jsonl";
const checkpoints = ".checkpoints.jsonl";
const named = /^(?<stream>[\w.:-]{1,64}?)(?:\.\d{6})?\.(?<kind>audit|checkpoints)\.jsonl$/;

/** How the files of a stream are named: one file, or numbered ones where a file cannot grow without end. */
export const logFile = (stream: string): string => stream + log;
export const checkpointFile = (stream: string): string => stream + checkpoints;
export const numbered = (fileName: string, number: number): string =>
  fileName.replace(/\.(audit|checkpoints)\.jsonl$/, `.${String(number).padStart(6, "0")}.$1.jsonl`);

export interface StreamFiles {
  readonly logs: readonly string[];
  readonly checkpoints: readonly string[];
}

/** File names by stream, in the order to read them. A stream may have checkpoints and no log left: that is a finding. */
export const groupByStream = (fileNames: readonly string[]): ReadonlyMap<string, StreamFiles> => {
  const streams = new Map<string, { logs: string[]; checkpoints: string[] }>();
  for (const name of [...fileNames].sort()) {
    const { stream, kind } = named.exec(name)?.groups ?? {};
    if (stream === undefined) continue;
    const files = streams.get(stream) ?? { logs: [], checkpoints: [] };
    streams.set(stream, files);
    files[kind === "audit" ? "logs" : "checkpoints"].push(name);
  }
  return streams;
};
