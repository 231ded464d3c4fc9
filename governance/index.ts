export * from "./detections/index.ts";
