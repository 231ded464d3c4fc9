// What commands in another terminal ask of the deployment that runs on this machine.
import { LaunchError } from "../launch-error.ts";

/** The body of the answer. `port` is the gateway's; the console has the next. */
export const askConsole = async (
  port: number,
  method: "GET" | "POST",
  path: string,
  body?: unknown,
): Promise<unknown> => {
  const answer = await fetch(`http://127.0.0.1:${port + 1}${path}`, {
    method,
    ...(method === "POST" && { headers: { "content-type": "application/json" }, body: JSON.stringify(body ?? {}) }),
  }).catch((cause: unknown) => {
    throw new LaunchError(`No deployment runs at port ${port} of this machine.`, "Start one with: npm start", {
      cause,
    });
  });
  const said = (await answer.json()) as { readonly error?: string };
  if (!answer.ok) throw new Error(said.error ?? `The console answered ${answer.status}.`);
  return said;
};
