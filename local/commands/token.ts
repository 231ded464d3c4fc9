// Prints a token of a person of the stand-in tenant, from the deployment that runs on this machine.
import { parseArgs } from "node:util";
import { askConsole } from "./ask-console.ts";
import { LaunchError } from "../launch-error.ts";
import { defaultPort, portOf } from "../configuration/options.ts";

const usage = `npm run --silent token -- [--user alice] [--scopes documents.read,…] [--server <name>] [--port ${defaultPort}]`;

const ask = async (): Promise<string> => {
  const { values } = parseArgs({
    options: {
      user: { type: "string", default: "alice" },
      scopes: { type: "string", default: "documents.read" },
      server: { type: "string" },
      port: { type: "string", default: String(defaultPort) },
    },
  });
  const port = portOf(values.port);
  const scopes = values.scopes.split(/[ ,]+/).filter(Boolean);
  const { token } = (await askConsole(port, "POST", "/api/tokens", {
    user: values.user,
    scopes,
    ...(values.server !== undefined && { server: values.server }),
  })) as {
    readonly token?: string;
  };
  if (token === undefined) throw new LaunchError("The console gave no token.", usage);
  return token;
};

try {
  console.log(await ask());
} catch (error) {
  const { message } = error as Error;
  console.error(`${message}\n${error instanceof LaunchError ? error.remedy : usage}`);
  process.exitCode = 1;
}
