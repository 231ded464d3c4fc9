// One call of a tool in plain HTTP, as a client of the older revision makes it.
export interface ToolAnswer {
  readonly status: number;
  /** JSON of the answer, without the frame of an event. */
  readonly text: string;
  /** The challenge of a refusal. */
  readonly challenge?: string;
}

interface ToolCall {
  readonly url: string;
  readonly token: string;
  readonly tool: string;
  readonly arguments: unknown;
}

const timeoutMs = 40_000;

export const callTool = async ({ url, token, tool, arguments: given }: ToolCall): Promise<ToolAnswer> => {
  const answer = await fetch(url, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
    },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params: { name: tool, arguments: given } }),
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
