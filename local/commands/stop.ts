// `npm stop`: ends the deployment that runs on this machine, wherever it was started.
import { parseArgs } from "node:util";
import { askConsole } from "./ask-console.ts";
import { LaunchError } from "../launch-error.ts";
import { defaultPort, portOf } from "../configuration/options.ts";

const usage = `npm stop -- [--port ${defaultPort}]`;

try {
  const { values } = parseArgs({ options: { port: { type: "string", default: String(defaultPort) } } });
  const port = portOf(values.port);
  await askConsole(port, "POST", "/api/stop");
  console.log(`The deployment at port ${port} stops.`);
} catch (error) {
  const { message } = error as Error;
  console.error(`${message}\n${error instanceof LaunchError ? error.remedy : usage}`);
  process.exitCode = 1;
}
