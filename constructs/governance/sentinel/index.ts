export { Sentinel, type SentinelArea, type SentinelProps } from "./sentinel.ts";
