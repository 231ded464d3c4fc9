import { overHttp } from "@mcp-landing-zone/contract";
import type { Upstream } from "@mcp-landing-zone/contract";
import type { SecretStore } from "../secrets/secret-store.ts";
import type { ToolContext } from "../tools/tool-context.ts";
import { UpstreamUnavailable } from "./link.ts";

type Proof = Readonly<Record<string, string>>;

/** The credential for an upstream: headers over HTTP, environment variables for a child process. */
export interface Credentials {
  /** For what this server asks in its own name. */
  readonly own: (signal: AbortSignal) => Promise<Proof>;
  readonly forCall: (call: CallContext) => Promise<Proof>;
  /** Values that an upstream was shown and must not show to callers: lately, and at any rate for this call. */
  readonly shown: (call?: CallContext) => Iterable<string>;
}

type CallContext = Pick<ToolContext, "onBehalfOf" | "signal">;

export interface CredentialPorts {
  readonly secrets: SecretStore | undefined;
  /** A token of this server's own identity. */
  readonly identityToken: (scope: string, signal: AbortSignal) => Promise<string>;
}

const mostShown = 64;

export const createCredentials = (upstream: Upstream, { secrets, identityToken }: CredentialPorts): Credentials => {
  const { credential = { kind: "none" } } = upstream;
  const shown = new Set<string>();
  const shownFor = new WeakMap<CallContext, string>();
  const remember = (value: string): string => {
    shown.delete(value);
    shown.add(value);
    const [oldest] = shown;
    if (oldest !== undefined && shown.size > mostShown) shown.delete(oldest);
    return value;
  };
  const bearer = (token: string): Proof => ({ authorization: `Bearer ${remember(token)}` });

  const own = async (signal: AbortSignal): Promise<Proof> => {
    switch (credential.kind) {
      case "none":
        return {};
      case "managed-identity":
      case "on-behalf-of":
        return bearer(await identityToken(credential.scope, signal));
      case "secret": {
        if (!secrets) throw new UpstreamUnavailable(`no vault to read ${credential.name} from`);
        const value = await secrets.read(credential.name);
        if (value === "") throw new UpstreamUnavailable(`the secret ${credential.name} is empty`);
        if (!overHttp(upstream)) return { [credential.as]: remember(value) };
        const name = credential.as.toLowerCase();
        return name === "authorization" ? bearer(value) : { [name]: remember(value) };
      }
    }
  };

  return {
    own,
    forCall: async (call) => {
      if (credential.kind !== "on-behalf-of") return own(call.signal);
      const token = await call.onBehalfOf(credential.scope);
      shownFor.set(call, token);
      return bearer(token);
    },
    shown: (call) => {
      const ofCall = call && shownFor.get(call);
      return ofCall === undefined ? shown : new Set([...shown, ofCall]);
    },
  };
};
