import { completeBody } from "../../message/body.ts";
import { collected } from "../collected.ts";
import type { Exchange } from "../exchange.ts";
import { identityToken, withinTime } from "../outgoing.ts";
import { expressionError, PolicyError } from "../policy-error.ts";
import { parsed } from "./messages.ts";

const seconds = 10;

interface Question {
  readonly backendId: string;
  /** What follows the backend's address. */
  readonly path: string;
  readonly body: unknown;
}

/** Asks a service of Azure AI that the gateway knows as a backend, with the gateway's own identity. Fails for every answer but JSON with 200. */
export const askService = async (
  exchange: Exchange,
  source: string,
  { backendId, path, body }: Question,
): Promise<unknown> => {
  const base = exchange.ports.backendUrl(backendId);
  if (base === undefined) throw expressionError(source, `There is no backend ${backendId}.`);
  const token = await identityToken(exchange, { resource: "https://cognitiveservices.azure.com" });
  const headers = [
    ["Content-Type", "application/json"],
    ["Authorization", `Bearer ${token}`],
  ] as const;
  const url = base.replace(/\/+$/, "") + path;
  const answer = await withinTime(exchange, source, seconds, async (signal) => {
    const message = { method: "POST", url, headers, body: Buffer.from(JSON.stringify(body)), signal };
    const received = await exchange.ports.send(message);
    return { ...received, complete: await collected(received.body) };
  });
  const value = parsed(completeBody(answer.complete).text());
  if (answer.status === 200 && value !== undefined) return value;
  throw new PolicyError(source, "BackendConnectionFailure", `The backend answered ${answer.status}.`, 500);
};
