import { headers as headerNames, routes } from "@mcp-landing-zone/contract";
import { metaPrefix } from "../tools/listed-tool.ts";
import { answerOf, legacy, modern } from "./messages.ts";
import type { Answered } from "./messages.ts";

/** A person's reaction to a form. */
export type FormAnswer = Readonly<Record<string, unknown>> | "decline" | "cancel";

/** How a call is made. */
export interface CallOptions {
  /** The revision of the protocol. @default 2026-07-28 */
  readonly revision?: "2026-07-28" | "2025-11-25";
  /** What the person does with each form, in order: a tool's question, or `{ approve: true }`. @default the client has no forms */
  readonly answers?: readonly FormAnswer[];
}

/** What came of a call, apart from how it was sent. */
export interface CallAnswer {
  /** HTTP status. */
  readonly status: number;
  /** What the tool answered, as data. */
  readonly data: unknown;
  /** What the model reads. */
  readonly text: string;
  /** Whether the tool failed. */
  readonly isError: boolean;
  /** Why there is no result: the name of a refusal (docs/errors.md), or undefined. */
  readonly refusal: string | undefined;
  /** Id of the approval that the call waits for. */
  readonly approval: string | undefined;
  /** Messages of the forms that were shown. */
  readonly asked: readonly string[];
  /** The scopes that a refused caller has to ask for, as the challenge names them. */
  readonly missing: readonly string[];
  /** The whole answer over HTTP. */
  readonly answer: Answered;
}

/** Someone with a token. */
export interface Caller {
  /** For a client of one's own, as a bearer token. */
  readonly token: string;
  /** Names of the tools that this caller is shown. */
  tools(): Promise<readonly string[]>;
  /** Calls a tool with this caller's rights. */
  call(tool: string, args?: Readonly<Record<string, unknown>>, options?: CallOptions): Promise<CallAnswer>;
  /** Any other request, for example `resources/read`. */
  request(method: string, params?: Readonly<Record<string, unknown>>): Promise<Answered>;
  /** Ids of the calls that wait for an approval. Takes the role `Approvals.Decide`. */
  pending(): Promise<readonly string[]>;
  /** Decides about one of them; the HTTP status. */
  decide(approval: string, decision: "approved" | "denied"): Promise<number>;
}

interface CallerOptions {
  readonly token: string;
  readonly proof: string;
  readonly fetch: (request: Request) => Promise<Response>;
  readonly publicUrl: string;
}

type Result = Readonly<Record<string, unknown>>;
type Form = { readonly params?: { readonly message?: string } };

const mostRounds = 10;
const forms = { elicitation: { form: {} } };

const filled = (answer: FormAnswer | undefined): object =>
  answer === undefined || answer === "cancel"
    ? { action: "cancel" }
    : answer === "decline"
      ? { action: "decline" }
      : { action: "accept", content: answer };

const textOf = (result: Result | undefined): string =>
  ((result?.["content"] ?? []) as readonly { readonly text?: string }[]).map(({ text }) => text ?? "").join("\n");

const waitsFor = /\(request ([\w-]{32}),/;

const read = (answer: Answered, asked: readonly string[]): CallAnswer => {
  const { status, result, error, headers } = answer;
  const text = error?.message ?? textOf(result);
  const meta = (result?.["_meta"] ?? {}) as Result;
  const refusal = meta[`${metaPrefix}refusal`] as string | undefined;
  const [, scopes = ""] = /scope="([^"]*)"/.exec(headers.get("www-authenticate") ?? "") ?? [];
  return {
    ...{ status, text, refusal, asked, answer },
    data: result?.["structuredContent"],
    isError: error !== undefined || status >= 400 || result?.["isError"] === true,
    approval: waitsFor.exec([text, ...asked].join(" "))?.[1],
    missing: scopes.split(" ").flatMap((scope) => scope.split("/").at(-1) || []),
  };
};

/** A client of one caller, as the gateway passes its requests on. */
export const createCaller = ({ token, proof, fetch, publicUrl }: CallerOptions): Caller => {
  const send = (
    path: string,
    method: string,
    body: unknown,
    more: Readonly<Record<string, string | undefined>> = {},
  ) => {
    const headers = new Headers({
      host: new URL(publicUrl).host,
      accept: "application/json, text/event-stream",
      "content-type": "application/json",
      authorization: `Bearer ${token}`,
      [headerNames.gatewayProof]: proof,
    });
    for (const [name, value] of Object.entries(more)) if (value !== undefined) headers.set(name, value);
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    return fetch(new Request(new URL(path, publicUrl), { method, headers, ...text }));
  };
  const request = async (method: string, params: Result = {}, { revision, answers }: CallOptions = {}) => {
    const { body, headers } =
      revision === "2025-11-25" ? legacy(method, params) : modern(method, params, answers ? forms : {});
    return answerOf(await send(new URL(publicUrl).pathname, "POST", body, headers));
  };

  return {
    token,
    request,
    tools: async () => {
      const { result } = await request("tools/list");
      return ((result?.["tools"] ?? []) as readonly { readonly name: string }[]).map(({ name }) => name);
    },
    call: async (name, args = {}, options = {}) => {
      const answers = [...(options.answers ?? [])];
      const asked: string[] = [];
      let more: Result = {};
      for (let round = 1; ; round += 1) {
        const answer = await request("tools/call", { name, arguments: args, ...more }, options);
        const { result } = answer;
        if (result?.["resultType"] !== "input_required" || round === mostRounds) return read(answer, asked);
        const requests = Object.entries((result["inputRequests"] ?? {}) as Readonly<Record<string, Form>>);
        asked.push(...requests.map(([, { params }]) => params?.message ?? ""));
        // A person who was shown more forms than they have answers for leaves it there.
        if (answers.length === 0) return read(answer, asked);
        more = {
          requestState: result["requestState"],
          inputResponses: Object.fromEntries(requests.map(([key]) => [key, filled(answers.shift())])),
        };
      }
    },
    pending: async () => {
      const response = await send(routes.approvals, "GET", undefined);
      const { approvals = [] } = (await response.json()) as { readonly approvals?: readonly { readonly id: string }[] };
      return approvals.map(({ id }) => id);
    },
    decide: async (approval, decision) => (await send(`${routes.approvals}/${approval}`, "POST", { decision })).status,
  };
};
