// Any tool, resource or prompt of any server, as any person: with a token of theirs, through the gateway, like every other client.
import type { ToolCatalogue } from "@mcp-landing-zone/contract";
import { variablesOf } from "@mcp-landing-zone/contract";
import { callMethod } from "../../calls/call-tool.ts";
import type { Endpoint } from "../../console/console.ts";
import type { Fields } from "../../console/input.ts";
import { oneOf, someOf, WrongInput } from "../../console/input.ts";
import type { Deployment } from "../../deployment.ts";
import { refuse } from "../../stand-ins/entra/entra-error.ts";

type Arguments = Readonly<Record<string, unknown>>;

const argumentsOf = (fields: Fields): Arguments => {
  const { arguments: given } = fields;
  if (typeof given === "object" && given !== null && !Array.isArray(given)) return given as Arguments;
  throw new WrongInput("arguments: received no JSON object; should be one, as its schema says");
};

/** A refusal before the tool is JSON as well; other answers stay text. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const names = (named: readonly { readonly name: string }[] = []): readonly string[] => named.map(({ name }) => name);

/** Expands a template; an omitted variable expands to nothing. */
const addressOf = (template: string, given: Arguments): string =>
  variablesOf(template).reduce(
    (uri, variable) => uri.replace(`{${variable}}`, () => encodeURIComponent(String(given[variable] ?? ""))),
    template,
  );

/** The request for a tool, a resource or a prompt, of which the page names one. */
const requestOf = (fields: Fields, { tools, resources = [], prompts }: ToolCatalogue) => {
  const given = argumentsOf(fields);
  if ("resource" in fields) {
    const name = oneOf(fields, "resource", names(resources));
    const template = resources.find((one) => one.name === name)?.uri ?? "";
    return { method: "resources/read", params: { uri: addressOf(template, given) } };
  }
  if ("prompt" in fields)
    return { method: "prompts/get", params: { name: oneOf(fields, "prompt", names(prompts)), arguments: given } };
  return { method: "tools/call", params: { name: oneOf(fields, "tool", names(tools)), arguments: given } };
};

export const tryEndpoints = ({
  servers,
  standIns,
  token,
}: Pick<Deployment, "servers" | "standIns" | "token">): Readonly<Record<string, Endpoint>> => ({
  "POST /api/try": async (fields) => {
    const server = oneOf(fields, "server", names(servers));
    const { publicUrl, catalogue, apiId, title } = servers.find(({ name }) => name === server) ?? servers[0];
    const user = oneOf(fields, "user", names(standIns.users));
    const scopes = someOf(fields, "scopes", names(catalogue.scopes));
    const request = requestOf(fields, catalogue);
    // A sign-in of theirs would end here.
    const isAssigned = standIns.users.find(({ name }) => name === user)?.roles?.[apiId] !== undefined;
    if (!isAssigned) return { status: 200, body: { signIn: refuse.personNotAssigned(title).message } };
    const { status, text, challenge } = await callMethod({
      url: publicUrl,
      token: await token({ user, scopes, server }),
      ...request,
    });
    return { status: 200, body: { status, answer: parsed(text), ...(challenge !== undefined && { challenge }) } };
  },
});
