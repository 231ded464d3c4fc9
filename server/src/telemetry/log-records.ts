import { telemetryNames } from "@mcp-landing-zone/contract";
import { SeverityNumber } from "@opentelemetry/api-logs";
import type { Logger } from "@opentelemetry/api-logs";
import type { LogLine } from "../log.ts";
import { contextOf } from "./request-spans.ts";

const { attributes } = telemetryNames;

const severities = {
  info: SeverityNumber.INFO,
  warning: SeverityNumber.WARN,
  error: SeverityNumber.ERROR,
} as const satisfies Readonly<Record<LogLine["level"], SeverityNumber>>;

/** A line of the log as a record, in the trace of its request. It says what the line says, and no more. */
export const createLogRecords =
  (logger: Logger) =>
  ({ at, level, message, error, code, stack, correlationId, trace }: LogLine): void =>
    logger.emit({
      timestamp: Date.parse(at),
      severityNumber: severities[level],
      severityText: level,
      body: message ?? error ?? "",
      attributes: {
        ...(error !== undefined && { [attributes.errorKind]: error }),
        ...(code !== undefined && { [attributes.errorCode]: code }),
        ...(stack !== undefined && { [attributes.stack]: stack.join("\n") }),
        ...(correlationId !== undefined && { [attributes.correlation]: correlationId }),
      },
      context: contextOf(trace),
    });
