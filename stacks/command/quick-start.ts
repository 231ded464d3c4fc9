import { isTraced } from "./trace.ts";

// Imported first. cdktf lifts the limit on stack traces and takes one for every token; the bindings carry their sources as inline source maps, and
// with maps on, Node keeps them all in memory (40 MB) and reads them for every trace. People see messages of errors here, not traces, unless
// they ask for them with --trace: a limit that cannot be lifted makes V8 take none.
if (!isTraced()) {
  process.setSourceMapsEnabled(false);
  Object.defineProperty(Error, "stackTraceLimit", { get: () => 0, set: () => undefined });
}
