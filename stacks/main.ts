import "./quick-start.ts";
import { deployment } from "../deployment.config.ts";
import { addDeployment, createApp } from "./app.ts";
import { overridable, overridden } from "./overrides.ts";

// What the cdktf CLI runs. It passes `context` of cdktf.json and CDKTF_CONTEXT_JSON on; `npm run synth` is the same for people.
const app = createApp();
const fromContext = overridable.flatMap((key) => {
  const value: unknown = app.node.tryGetContext(key);
  return typeof value === "string" ? [[key, value] as const] : [];
});
try {
  addDeployment(app, overridden(deployment, Object.fromEntries(fromContext)));
  app.synth();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
