import type { IncomingMessage, ServerResponse } from "node:http";
import type {
  Gateway,
  GatewayPorts,
  IncomingResponse,
  OutgoingRequest,
} from "@mcp-landing-zone/gateway/policy/execute";
import { addressOf, gatewayRequest, writeAnswer } from "../../../local/gateway/answer.ts";
import { isHopByHop } from "../../../local/gateway/hop-by-hop.ts";

/** A place of the gateway and the policy behind it. */
export interface Route {
  readonly matches: (method: string, path: string) => boolean;
  readonly gateway: Gateway;
  readonly name: string;
}

/** One request through the policy that is published where it asks; what is published nowhere is a 404 with nothing in it. */
export const serveGateway =
  (routes: readonly Route[], ports: GatewayPorts, decided: (by: string) => void, backendPath: string) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const url = addressOf(request);
    const method = request.method ?? "GET";
    const route = url && routes.find(({ matches }) => matches(method, url.pathname));
    if (!url || !route) {
      request.resume();
      decided("gateway:route");
      return void response.writeHead(url ? 404 : 400).end();
    }
    const asked = await gatewayRequest(request, url, "http://unset.invalid", gone.signal);
    const answer = await route.gateway(
      { ...asked, backend: { baseUrl: "http://unset.invalid", path: backendPath } },
      ports,
    );
    const { stage } = answer.decision;
    if (stage !== undefined) decided(`gateway:${stage}`);
    await writeAnswer(answer, response, method);
  };

/** Of one connection, or of a body that is read here and written anew. */
const isDropped = (name: string): boolean => isHopByHop(name) || name.toLowerCase() === "content-length";

/** The hop to the server, with exactly the headers that the policy has left. */
export const forward = async ({ method, url, headers, body, signal }: OutgoingRequest): Promise<IncomingResponse> => {
  const sent = headers.filter(([name]) => !isDropped(name) && name.toLowerCase() !== "host");
  const response = await fetch(url, {
    method,
    headers: sent.map(([name, value]) => [name, value] as [string, string]),
    redirect: "manual",
    signal,
    ...(body && { body: Buffer.from(body) }),
  });
  return {
    status: response.status,
    headers: [...response.headers].filter(([name]) => !isDropped(name) && name !== "content-encoding"),
    ...(response.body && { body: response.body as unknown as ReadableStream<Uint8Array> }),
  };
};
