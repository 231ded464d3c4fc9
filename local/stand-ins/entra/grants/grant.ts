// Stand-in for Microsoft Entra ID: what one kind of grant is given and gives.
import type { Application } from "../../directory/directory.ts";
import type { ClientProof } from "../claims.ts";
import type { EntraContext } from "../context.ts";
import { refuse } from "../entra-error.ts";
import type { TokenReply } from "./token-reply.ts";

export type Form = ReadonlyMap<string, string>;

interface TokenRequest {
  readonly client: Application;
  readonly proof: ClientProof;
  readonly form: Form;
}

export type Grant = (context: EntraContext, request: TokenRequest) => Promise<TokenReply>;

export const required = (form: Form, name: string): string => {
  const value = form.get(name);
  if (value === undefined || value === "") throw refuse.parameterMissing(name);
  return value;
};
