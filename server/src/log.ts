type Level = "info" | "warning" | "error";

/** What of an error may be written down: its kind, its code and where it was thrown. Its message may quote anything. */
const described = (error: unknown): Readonly<Record<string, unknown>> => {
  if (typeof error === "string") return { message: error };
  if (!(error instanceof Error)) return { error: typeof error };
  const { name, stack, cause } = error;
  const code = (error as { readonly code?: unknown }).code;
  return {
    error: name,
    ...(typeof code === "string" && { code }),
    at: stack
      ?.split("\n")
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8),
    ...(cause instanceof Error && { cause: described(cause) }),
  };
};

/** One line of JSON for each event, where the platform collects them. */
export const writeLog = (level: Level, event: unknown, correlationId?: string): void => {
  const line = { at: new Date().toISOString(), level, ...described(event), ...(correlationId && { correlationId }) };
  process.stderr.write(`${JSON.stringify(line)}\n`);
};
