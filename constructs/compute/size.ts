import type { Construct } from "constructs";
import { refuseUnless } from "../errors.ts";
import { sizeDefaults } from "./defaults.ts";

/** What `Size` takes. */
export interface SizeProps {
  /**
   * Cores of one replica, in steps of 0.25; 0.25 to 4 on Consumption.
   * @default 0.5
   */
  readonly cpu?: number;
  /**
   * Memory of one replica in GiB. On Consumption it is always twice the cores.
   * @default - twice the cores
   */
  readonly memoryGib?: number;
  /**
   * A workload profile of the environment.
   * @default "Consumption"
   */
  readonly workloadProfile?: string;
}

interface Size {
  readonly cpu: number;
  readonly memory: string;
  readonly workloadProfileName: string;
}

const isQuarter = (value: number): boolean => value > 0 && Number.isInteger(value * 4);

/** https://learn.microsoft.com/azure/container-apps/containers#allocations */
export const sizeOf = (scope: Construct, props: SizeProps): Size => {
  const { cpu = sizeDefaults.cpu, workloadProfile = sizeDefaults.workloadProfile } = props;
  const memoryGib = props.memoryGib ?? cpu * 2;
  const shared = workloadProfile === "Consumption";
  refuseUnless(isQuarter(cpu) && (!shared || cpu <= 4), "VALUE_INVALID", {
    at: scope,
    field: "cpu",
    received: cpu,
    expected: shared ? "0.25 to 4 in steps of 0.25" : "a multiple of 0.25",
  });
  refuseUnless(shared ? memoryGib === cpu * 2 : isQuarter(memoryGib), "VALUES_CONFLICT", {
    at: scope,
    field: "memoryGib",
    received: memoryGib,
    expected: shared ? `${cpu * 2}, twice the cores` : "a multiple of 0.25",
  });
  return { cpu, memory: `${memoryGib}Gi`, workloadProfileName: workloadProfile };
};
