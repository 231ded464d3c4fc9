import type { GatewayPorts, IncomingResponse, NamedValue } from "../../../policy/executable.ts";
import {
  base,
  compilePolicy,
  forwardRequest,
  policyDocument,
  rateLimitByKey,
  request,
  setVariable,
  stage,
  text,
} from "../../../policy/executable.ts";
import { testPorts, testRequest, textOf } from "../../../policy/testing.ts";
import { mcpVariables } from "../../mcp/variables.ts";
import type { InspectionFacts } from "../inspection.ts";
import { inspectArguments } from "../inspection.ts";

export const facts: InspectionFacts = {
  endpoint: "https://shield.cognitiveservices.azure.com",
  identityClientId: "1a1a1a1a-1111-4111-8111-111111111111",
  mostChunks: 3,
};

/** What stands around an inspection, as far as it reads it. */
export const documentOf = (given: InspectionFacts, namedValues: readonly NamedValue[] = []) => {
  const { message, method, idMember } = mcpVariables;
  return policyDocument({
    name: "inspected",
    scope: "api",
    namedValues,
    inbound: [
      base(),
      rateLimitByKey({ calls: 1000, periodSeconds: 60, key: text("inspected:", request.clientIp) }),
      setVariable(message, request.bodyText),
      setVariable(method, message.at("method").text("")),
      setVariable(idMember, text('"id":', message.at("id").scalar("null"), ",")),
      ...inspectArguments(given).map((element) => stage("inspection", element)),
    ],
    backend: [forwardRequest({ timeoutSeconds: 5 })],
    outbound: [base()],
    onError: [base()],
  });
};

export const clear = { userPromptAnalysis: { attackDetected: false }, documentsAnalysis: [] };
export const found = { userPromptAnalysis: { attackDetected: true }, documentsAnalysis: [] };

export const answering = (body: unknown, status = 200): IncomingResponse => ({
  status,
  headers: [],
  body: Buffer.from(typeof body === "string" ? body : JSON.stringify(body)),
});

interface Sent {
  readonly userPrompt: string;
  readonly documents: readonly unknown[];
}

const gateway = compilePolicy(documentOf(facts));

/** Sends a message through an inspection whose service answers as configured. */
export const call = async (
  message: unknown,
  send: (sent: Sent, index: number) => IncomingResponse | Promise<IncomingResponse>,
  overrides: Partial<GatewayPorts> = {},
) => {
  const prompts: Sent[] = [];
  const ports = testPorts({
    identityToken: async () => "gateway-token",
    send: async ({ body }) => {
      const sent = JSON.parse(Buffer.from(body!).toString()) as Sent;
      prompts.push(sent);
      return send(sent, prompts.length - 1);
    },
    ...overrides,
  });
  const answer = await gateway(testRequest({ body: Buffer.from(JSON.stringify(message)) }), ports);
  return { ...answer, text: await textOf(answer), prompts, ports };
};

export const toolCall = (args: unknown) => ({
  jsonrpc: "2.0",
  id: 7,
  method: "tools/call",
  params: { name: "t", arguments: args },
});
