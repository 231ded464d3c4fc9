import { access } from "./access.ts";
import { approvals } from "./approvals.ts";
import { behaviour } from "./behaviour.ts";
import { content } from "./content.ts";
import { data } from "./data.ts";
import type { Detection } from "./detection.ts";
import { directory } from "./directory.ts";
import { indicators } from "./indicators.ts";
import { platform } from "./platform.ts";
import { trail } from "./trail.ts";

/** Every detection, by what it watches. */
export const catalogue: Readonly<Record<string, readonly Detection[]>> = {
  access,
  content,
  approvals,
  data,
  indicators,
  trail,
  platform,
  directory,
  behaviour,
};

/** Every detection: a query, how often it runs, and what it means when it finds something. */
export const detections: readonly Detection[] = Object.values(catalogue).flat();
