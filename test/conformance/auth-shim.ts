import { createServer, request as httpRequest } from "node:http";

/**
 * A proxy that plays gateway and signed-in client: it adds both tokens and passes everything else on, `Host` and `Origin`
 * as they came. The suite sends no token, and the server is judged with its gate on.
 */
export const startAuthShim = async (
  port: number,
  target: number,
  tokens: { readonly caller: () => Promise<string>; readonly gateway: () => Promise<string> },
): Promise<{ readonly stop: () => Promise<void> }> => {
  const shim = createServer((incoming, response) => {
    const forward = async (): Promise<void> => {
      const headers = {
        ...incoming.headers,
        authorization: `Bearer ${await tokens.caller()}`,
        "x-gateway-authorization": `Bearer ${await tokens.gateway()}`,
      };
      const { method, url: path } = incoming;
      const outgoing = httpRequest({ host: "127.0.0.1", port: target, method, path, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        response.flushHeaders();
        answer.pipe(response);
      });
      outgoing.once("error", () => response.destroy());
      response.once("close", () => outgoing.destroy());
      incoming.pipe(outgoing);
    };
    void forward();
  });
  await new Promise<void>((resolve) => shim.listen(port, "127.0.0.1", resolve));
  return {
    stop: () =>
      new Promise((resolve) => {
        shim.closeAllConnections();
        shim.close(() => resolve());
      }),
  };
};
