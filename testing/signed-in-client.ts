// A person with the official client: it finds out where to sign in, they do, it gets what it needs and no more.
import { Client, StreamableHTTPClientTransport, UnauthorizedError } from "@modelcontextprotocol/client";
import type {
  ClientOptions,
  OAuthClientProvider,
  OAuthDiscoveryState,
  StoredOAuthClientInformation,
  StoredOAuthTokens,
} from "@modelcontextprotocol/client";
import { choosePerson, consent } from "./sign-in.ts";

export interface SignedInClient {
  readonly client: Client;
  /** Pages that the client sent its person to, in order. */
  readonly sentTo: readonly URL[];
  /** Does it; where the person has to be asked first, asks and does it again. */
  signingIn<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const redirectUrl = "http://localhost:51234/callback";

interface Session extends OAuthClientProvider {
  readonly sentTo: URL[];
}

const createSession = (): Session => {
  const sentTo: URL[] = [];
  let registration: StoredOAuthClientInformation | undefined;
  let tokens: StoredOAuthTokens | undefined;
  let verifier = "";
  let discovered: OAuthDiscoveryState | undefined;
  return {
    sentTo,
    redirectUrl,
    clientMetadata: { client_name: "A client", redirect_uris: [redirectUrl] },
    clientInformation: () => registration,
    saveClientInformation: (given) => void (registration = given),
    tokens: () => tokens,
    saveTokens: (given) => void (tokens = given),
    redirectToAuthorization: (url) => void sentTo.push(url),
    saveCodeVerifier: (given) => void (verifier = given),
    codeVerifier: () => verifier,
    saveDiscoveryState: (given) => void (discovered = given),
    discoveryState: () => discovered,
  };
};

export const connectSignedIn = async (url: string, person: string, options: ClientOptions): Promise<SignedInClient> => {
  const session = createSession();
  let transport: StreamableHTTPClientTransport;

  const signingIn = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof UnauthorizedError)) throw error;
      const page = session.sentTo.at(-1)?.href ?? "";
      await transport.finishAuth(await choosePerson(await consent(page, "allow"), person));
      return work();
    }
  };

  const client = await signingIn(async () => {
    transport = new StreamableHTTPClientTransport(new URL(url), { authProvider: session });
    const connecting = new Client({ name: "test", version: "1.0.0" }, options);
    await connecting.connect(transport as Parameters<Client["connect"]>[0]);
    return connecting;
  });
  return { client, sentTo: session.sentTo, signingIn, close: () => client.close() };
};
