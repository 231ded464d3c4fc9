// Stand-in for a Microsoft Entra tenant: who and what is registered in it.

/** Names of scopes or app roles, by the client id of the application that defines them. */
type Granted = Readonly<Record<string, readonly string[]>>;

interface FederatedCredential {
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
}

/** What an application offers to others. */
interface Api {
  /** Application ID URIs. They are compared byte for byte, as Entra does since it looks at `resource`. */
  readonly identifierUris: readonly string[];
  readonly scopes: readonly string[];
  /** Version 1 is what Azure's own services get; version 2 is what this deployment's API asks for. */
  readonly tokenVersion: 1 | 2;
  /** A user without a role is refused a token. */
  readonly assignmentRequired?: boolean;
}

export interface Application {
  readonly clientId: string;
  readonly name: string;
  /** Object id of its service principal. */
  readonly principalId: string;
  /** Compared exactly, but for the port of a loopback address. */
  readonly redirectUris?: readonly string[];
  readonly api?: Api;
  /** Delegated permissions without a question to the user: an administrator agreed, or the API trusts the client. */
  readonly preconsented?: Granted;
  /** App roles it holds itself. */
  readonly roles?: Granted;
  readonly federatedCredentials?: readonly FederatedCredential[];
}

export interface ManagedIdentity {
  readonly name: string;
  readonly clientId: string;
  readonly principalId: string;
  readonly roles?: Granted;
}

export interface Person {
  /** Short name for the sign-in page and for tests. */
  readonly name: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly objectId: string;
  readonly groups?: readonly string[];
  /** App roles. An entry without names is an assignment without a role. */
  readonly roles?: Granted;
  /** Scopes they may agree to for a client; others need an administrator. @default all */
  readonly mayConsentTo?: readonly string[];
  readonly jobTitle?: string;
  readonly officeLocation?: string;
  readonly preferredLanguage?: string;
}

export interface Directory {
  readonly tenantId: string;
  readonly applications: readonly Application[];
  readonly identities: readonly ManagedIdentity[];
  readonly people: readonly Person[];
}

/** An application that others can ask tokens for. */
export type Resource = Application & { readonly api: Api };

const withoutSlash = (uri: string): string => uri.replace(/\/$/, "");

export const applicationOf = ({ applications }: Directory, clientId: string): Application | undefined =>
  applications.find((one) => one.clientId === clientId.toLowerCase());

/** The application that owns a URI; the client id stands for it too. */
export const resourceOf = ({ applications }: Directory, uri: string): Resource | undefined =>
  applications
    .filter((one): one is Resource => one.api !== undefined)
    .find(
      ({ clientId, api }) =>
        uri.toLowerCase() === clientId || api.identifierUris.some((own) => withoutSlash(own) === withoutSlash(uri)),
    );
