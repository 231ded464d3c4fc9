// One request in plain HTTP, as a client of the older revision makes it.
export interface ToolAnswer {
  readonly status: number;
  /** JSON of the answer, without the frame of an event. */
  readonly text: string;
  /** The challenge of a refusal. */
  readonly challenge?: string;
}

interface MethodCall {
  readonly url: string;
  readonly token: string;
  readonly method: string;
  readonly params: object;
}

interface ToolCall extends Pick<MethodCall, "url" | "token"> {
  readonly tool: string;
  readonly arguments: unknown;
}

const timeoutMs = 40_000;

export const callMethod = async ({ url, token, method, params }: MethodCall): Promise<ToolAnswer> => {
  const answer = await fetch(url, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
    },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await answer.text();
  const challenge = answer.headers.get("www-authenticate");
  return {
    status: answer.status,
    text: [...text.matchAll(/^data: (\{.*)$/gm)].at(-1)?.[1] ?? text,
    ...(challenge !== null && { challenge }),
  };
};

export const callTool = ({ url, token, tool, arguments: given }: ToolCall): Promise<ToolAnswer> =>
  callMethod({ url, token, method: "tools/call", params: { name: tool, arguments: given } });
