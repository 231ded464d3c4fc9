export { type Detection, type DetectionEntity } from "./detections/detection.ts";
