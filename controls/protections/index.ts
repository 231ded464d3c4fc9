import { callerProtections } from "./callers.ts";
import { modelProtections } from "./model.ts";
import { operationProtections } from "./operations.ts";
import { platformProtections } from "./platform.ts";
import type { Protection } from "./protection.ts";
import { trafficProtections } from "./traffic.ts";

export type { Protection } from "./protection.ts";

/** Everything that protects a deployment. Each requirement belongs to one of them at least. */
export const protections: readonly Protection[] = [
  ...callerProtections,
  ...trafficProtections,
  ...modelProtections,
  ...platformProtections,
  ...operationProtections,
];
