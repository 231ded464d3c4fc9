export type { SentinelArea, SentinelProps } from "./sentinel.ts";
export { Sentinel } from "./sentinel.ts";
