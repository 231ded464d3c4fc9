// Prints a token of a person of the stand-in tenant, from the deployment that runs on this machine.
import { parseArgs } from "node:util";
import { LaunchError } from "./launch-error.ts";
import { defaultPort, portOf } from "./options.ts";

const usage = `npm run --silent token -- [--user alice] [--scopes documents.read,…] [--port ${defaultPort}]`;

const ask = async (): Promise<string> => {
  const { values } = parseArgs({
    options: {
      user: { type: "string", default: "alice" },
      scopes: { type: "string", default: "documents.read" },
      port: { type: "string", default: String(defaultPort) },
    },
  });
  const port = portOf(values.port);
  const scopes = values.scopes.split(/[ ,]+/).filter(Boolean);
  const answer = await fetch(`http://127.0.0.1:${port + 1}/api/tokens`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ user: values.user, scopes }),
  }).catch((cause: unknown) => {
    throw new LaunchError(`No deployment runs at port ${port} of this machine.`, "Start one with: npm start", {
      cause,
    });
  });
  const { token, error } = (await answer.json()) as { readonly token?: string; readonly error?: string };
  if (token === undefined) throw new LaunchError(error ?? `The console answered ${answer.status}.`, usage);
  return token;
};

try {
  console.log(await ask());
} catch (error) {
  const { message } = error as Error;
  console.error(`${message}\n${error instanceof LaunchError ? error.remedy : usage}`);
  process.exitCode = 1;
}
