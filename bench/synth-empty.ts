import "../stacks/command/quick-start.ts";
import { App, TerraformStack } from "cdktf";

// The floor that bench/synth.ts compares with: the same runner, the same framework, nothing in it.
const app = new App({ outdir: process.argv[2]!, stackTraces: false });
new TerraformStack(app, "empty");
app.synth();
