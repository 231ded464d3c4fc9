import type { Element, ForwardRequest, ManagedIdentity, OwnRequest, SendRequest } from "./data.ts";
import type { Given } from "../expression/expr.ts";
import { expr } from "../expression/expr.ts";
import type { Headers } from "./message.ts";
import { headerSettings } from "./message.ts";
import type { VariableName } from "../expression/variable.ts";
import { nameOf } from "../expression/variable.ts";
import type { PlaceOf } from "./place.ts";
import { refuseUnless } from "../refusal.ts";
import type { AuthenticationCertificateProps } from "./service.ts";
import { certificateReference } from "./service.ts";

/** A request of the gateway's own. */
export interface OwnRequestProps extends Pick<SendRequest, "method" | "timeoutSeconds"> {
  /** Where it goes, whole. */
  readonly url: Given<"string">;
  /** The request headers. @default none */
  readonly headers?: Headers;
  /** The request body. @default none */
  readonly body?: Given<"string">;
  /** Whose token goes with it. @default no token */
  readonly identity?: ManagedIdentity;
  /** The client certificate of the gateway that is shown. @default none */
  readonly certificate?: AuthenticationCertificateProps;
}

/** What `sendRequest` takes. */
export interface SendRequestProps extends OwnRequestProps, Pick<SendRequest, "into"> {
  /**
   * Goes on when there is no answer, with a response variable of status 0. The elements that follow must treat that as a refusal.
   * @default false
   */
  readonly ignoreError?: boolean;
}

/**
 * A request of the gateway's own, and its answer.
 *
 * @example
 * sendRequest({ into: responseVariable("answer"), method: "GET", url: "https://status.example/", timeoutSeconds: 5 });
 */
export const sendRequest = (props: SendRequestProps): Element<PlaceOf<"send-request">> => {
  const { into, ignoreError = false } = props;
  return { element: "send-request", into: nameOf(into), ignoreError, ...ownRequest(props) };
};

/**
 * A request of the gateway's own that nothing waits for: its answer and its failure change nothing.
 *
 * @example
 * sendOneWayRequest({ method: "POST", url: "https://hook.example/", timeoutSeconds: 5, body: request.id });
 */
export const sendOneWayRequest = (props: OwnRequestProps): Element<PlaceOf<"send-one-way-request">> => ({
  element: "send-one-way-request",
  ...ownRequest(props),
});

const ownRequest = (props: OwnRequestProps): OwnRequest => {
  const { method, timeoutSeconds, url, headers = {}, body, identity, certificate } = props;
  refuseUnless(/^[A-Z]+$/.test(method), "method", method, "a method in capitals");
  refuseUnless(
    Number.isInteger(timeoutSeconds) && timeoutSeconds > 0,
    "timeoutSeconds",
    timeoutSeconds,
    "a positive number",
  );
  return {
    timeoutSeconds,
    url: expr("string", url),
    method,
    headers: headerSettings(headers),
    ...(body === undefined ? {} : { body: expr("string", body) }),
    ...(identity === undefined ? {} : { identity }),
    ...(certificate === undefined ? {} : { certificate: certificateReference(certificate) }),
  };
};

export interface AuthenticationManagedIdentityProps extends ManagedIdentity {
  readonly into: VariableName<"string">;
}

/**
 * A token of the gateway's identity, kept in a variable. Without the variable the gateway would put it in place of the caller's token,
 * and the backend could no longer tell who called.
 *
 * @example
 * const proof = stringVariable("proof");
 * authenticationManagedIdentity({ resource: "api://orders", into: proof });
 * setHeader("X-Gateway", proof.or(""));
 */
export const authenticationManagedIdentity = (
  props: AuthenticationManagedIdentityProps,
): Element<PlaceOf<"authentication-managed-identity">> => {
  const { into, ...identity } = props;
  return { element: "authentication-managed-identity", ...identity, into: nameOf(into) };
};

export type SetBackendServiceProps = { readonly baseUrl: Given<"string"> } | { readonly backendId: string };

/**
 * Where the request goes instead of to the API's own service.
 *
 * @example
 * setBackendService({ baseUrl: "https://orders.internal" });
 */
export const setBackendService = (props: SetBackendServiceProps): Element<PlaceOf<"set-backend-service">> => {
  const backend = "baseUrl" in props ? { baseUrl: expr("string", props.baseUrl) } : props;
  return { element: "set-backend-service", backend };
};

/** What `ForwardRequest` takes. */
export interface ForwardRequestProps extends Pick<ForwardRequest, "timeoutSeconds"> {
  /** Keeps the request for another try. @default false */
  readonly bufferRequest?: boolean;
  /** Holds the answer back until it is complete, which a stream never is. @default false */
  readonly bufferResponse?: boolean;
}

/**
 * Sends the request to the backend. Redirects and error statuses reach the client as they are.
 *
 * @example
 * forwardRequest({ timeoutSeconds: 30 });
 */
export const forwardRequest = (props: ForwardRequestProps): Element<PlaceOf<"forward-request">> => {
  const { timeoutSeconds, bufferRequest = false, bufferResponse = false } = props;
  const inRange = Number.isInteger(timeoutSeconds) && timeoutSeconds >= 1 && timeoutSeconds <= 240;
  refuseUnless(
    inRange,
    "timeoutSeconds",
    timeoutSeconds,
    "1 to 240 seconds, as long as the network keeps an idle connection",
  );
  return { element: "forward-request", timeoutSeconds, bufferRequest, bufferResponse };
};
