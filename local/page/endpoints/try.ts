// Any tool of any server, called as any person: with a token of theirs, through the gateway, like every other client.
import { callTool } from "../../call-tool.ts";
import type { Endpoint } from "../../console/console.ts";
import type { Fields } from "../../console/input.ts";
import { oneOf, someOf, WrongInput } from "../../console/input.ts";
import type { Deployment } from "../../deployment.ts";
import { refuse } from "../../stand-ins/entra/entra-error.ts";

const argumentsOf = (fields: Fields): object => {
  const { arguments: given } = fields;
  if (typeof given === "object" && given !== null && !Array.isArray(given)) return given;
  throw new WrongInput("arguments: received no JSON object; should be one, as the tool's schema says");
};

/** A refusal before the tool is JSON as well; what is not stays a text. */
const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

export const tryEndpoints = ({
  servers,
  standIns,
  token,
}: Pick<Deployment, "servers" | "standIns" | "token">): Readonly<Record<string, Endpoint>> => {
  const names = (named: readonly { readonly name: string }[]): readonly string[] => named.map(({ name }) => name);
  return {
    "POST /api/try": async (fields) => {
      const server = oneOf(fields, "server", names(servers));
      const { publicUrl, catalogue, apiId, title } = servers.find(({ name }) => name === server) ?? servers[0];
      const user = oneOf(fields, "user", names(standIns.users));
      const tool = oneOf(fields, "tool", names(catalogue.tools));
      const scopes = someOf(fields, "scopes", names(catalogue.scopes));
      const given = argumentsOf(fields);
      // A sign-in of theirs would end here.
      const isAssigned = standIns.users.find(({ name }) => name === user)?.roles?.[apiId] !== undefined;
      if (!isAssigned) return { status: 200, body: { signIn: refuse.personNotAssigned(title).message } };
      const { status, text, challenge } = await callTool({
        url: publicUrl,
        token: await token({ user, scopes, server }),
        tool,
        arguments: given,
      });
      return { status: 200, body: { status, answer: parsed(text), ...(challenge !== undefined && { challenge }) } };
    },
  };
};
