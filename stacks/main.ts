import "./command/quick-start.ts";
import { addDeployment, createApp } from "./app.ts";
import { loadDeployment } from "./load-config.ts";
import { configVariable, overridable, overridden, overridesInEnvironment } from "./overrides.ts";
import { errorText } from "./command/report-error.ts";

// What the cdktf CLI runs; `npm run synth` is the same for people. Overrides come from `context` in cdktf.json, and over it from the environment,
// because the CLI replaces CDKTF_CONTEXT_JSON by that context.
const app = createApp();
const fromContext = overridable.flatMap((key) => {
  const value: unknown = app.node.tryGetContext(key);
  return typeof value === "string" ? [[key, value] as const] : [];
});
try {
  addDeployment(
    app,
    overridden(loadDeployment(process.env[configVariable]), {
      ...Object.fromEntries(fromContext),
      ...overridesInEnvironment(process.env),
    }),
  );
  app.synth();
} catch (error) {
  console.error(errorText(error));
  process.exitCode = 1;
}
