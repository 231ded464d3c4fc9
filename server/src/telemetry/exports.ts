import { ExportResultCode } from "@opentelemetry/core";
import type { ExportResult } from "@opentelemetry/core";

interface Exporter<T> {
  export(items: T, done: (result: ExportResult) => void): unknown;
}

/** An exporter's way of answering as a promise. Only its first answer counts. */
export const exported = <T>(exporter: Exporter<T>, items: T): Promise<void> =>
  new Promise((resolve, reject) => {
    const done = ({ code, error }: ExportResult): void => {
      if (code === ExportResultCode.SUCCESS) resolve();
      else reject(error ?? new Error("telemetry was not taken"));
    };
    Promise.resolve(exporter.export(items, done)).catch(reject);
  });
