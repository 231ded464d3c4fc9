import type {
  AuthenticationManagedIdentity,
  ForwardRequest,
  ManagedIdentity,
  SendOneWayRequest,
  SendRequest,
} from "../element/data.ts";
import type { CertificateReference } from "../element/service-data.ts";
import { evaluator } from "../expression/evaluate.ts";
import { completeBody } from "../message/body.ts";
import { HeaderList } from "../message/headers.ts";
import { collected } from "./collected.ts";
import type { Exchange } from "./exchange.ts";
import { bodyBytes, headerSteps } from "./messages.ts";
import { PolicyError } from "./policy-error.ts";
import type { IncomingResponse, MessageBody, OutgoingRequest } from "./ports.ts";

/** Sends the request to the backend; its answer becomes the answer so far, its body untouched. */
export const forwarding =
  (element: ForwardRequest): ((exchange: Exchange) => Promise<void>) =>
  async (exchange) => {
    const { request, target, content, certificate } = exchange;
    const shown = certificate === undefined ? {} : { certificate };
    const message = {
      method: request.method,
      url: target.url,
      headers: request.headers.entries,
      ...body(content),
      ...shown,
    };
    const {
      status,
      reason = "",
      headers,
      body: answerBody,
    } = await withinTime(exchange, element.element, element.timeoutSeconds, (signal) =>
      exchange.ports.forward({ ...message, signal }),
    );
    const answer = { status, reason, headers: new HeaderList(headers), ...body(answerBody) };
    exchange.response = answer;
    for (const look of exchange.onAnswer) await look(answer);
  };

/** Sends a request of the gateway's own and keeps the whole answer; nothing is kept when there is none and that is no error. */
export const sending = (element: SendRequest): ((exchange: Exchange) => Promise<void>) => {
  const messageOf = ownMessage(element);
  return async (exchange) => {
    exchange.variables.delete(element.into.variable);
    try {
      const message = await messageOf(exchange);
      const received = await withinTime(exchange, element.element, element.timeoutSeconds, async (signal) => {
        const answer = await exchange.ports.send({ ...message, signal });
        return { ...answer, complete: await collected(answer.body) };
      });
      exchange.variables.set(element.into.variable, {
        status: received.status,
        headers: new HeaderList(received.headers),
        body: completeBody(received.complete),
      });
    } catch (error) {
      if (!element.ignoreError || !(error instanceof PolicyError)) throw error;
    }
  };
};

/** Sends a request of the gateway's own and waits for nothing. */
export const sendingOneWay = (element: SendOneWayRequest): ((exchange: Exchange) => Promise<void>) => {
  const messageOf = ownMessage(element);
  return async (exchange) => {
    const message = await messageOf(exchange);
    const sent = withinTime(exchange, element.element, element.timeoutSeconds, (signal) =>
      exchange.ports.send({ ...message, signal }),
    );
    sent.catch(() => {});
  };
};

const ownMessage = (
  element: SendRequest | SendOneWayRequest,
): ((exchange: Exchange) => Promise<Omit<OutgoingRequest, "signal">>) => {
  const [url, applyHeaders] = [evaluator(element.url), headerSteps(element.headers)];
  const content = element.body && bodyBytes(evaluator(element.body));
  const certificate = element.certificate && certificateOf(element.certificate);
  return async (exchange) => {
    const headers = new HeaderList();
    applyHeaders(headers, exchange);
    if (element.identity) headers.set("Authorization", [`Bearer ${await identityToken(exchange, element.identity)}`]);
    const bytes = content?.(exchange);
    const shown = certificate ? { certificate: certificate(exchange) } : {};
    return { method: element.method, url: url(exchange), headers: headers.entries, ...body(bytes), ...shown };
  };
};

/** What names a client certificate to the port that sends. */
export const certificateOf = (
  certificate: CertificateReference,
): ((exchange: Exchange) => NonNullable<OutgoingRequest["certificate"]>) => {
  if ("thumbprint" in certificate) {
    const thumbprint = evaluator(certificate.thumbprint);
    return (exchange) => ({ thumbprint: thumbprint(exchange) });
  }
  const certificateId = evaluator(certificate.certificateId);
  return (exchange) => ({ certificateId: certificateId(exchange) });
};

/** Keeps a token of a managed identity, or puts it in place of the caller's. */
export const managedIdentity = (element: AuthenticationManagedIdentity): ((exchange: Exchange) => Promise<void>) => {
  const { into, ignoreError, ...identity } = element;
  return async (exchange) => {
    try {
      const token = await identityToken(exchange, identity);
      if (into) exchange.variables.set(into.variable, token);
      else exchange.request.headers.set("Authorization", [`Bearer ${token}`]);
    } catch (error) {
      if (!ignoreError) throw error;
    }
  };
};

/** A token of a managed identity. */
export const identityToken = async (exchange: Exchange, { resource, clientId }: ManagedIdentity): Promise<string> => {
  const value = (constant: ManagedIdentity["resource"]) =>
    typeof constant === "string" ? constant : exchange.namedValue(constant.name);
  const identity = { resource: value(resource), ...(clientId === undefined ? {} : { clientId: value(clientId) }) };
  try {
    return await exchange.ports.identityToken(identity);
  } catch (error) {
    const message = `No token for the gateway's identity: ${String(error)}`;
    throw new PolicyError("authentication-managed-identity", "ManagedIdentityTokenFailure", message, 500);
  }
};

const body = <T extends MessageBody>(given: T | undefined): { readonly body?: T } =>
  given === undefined ? {} : { body: given };

/** Waits for an answer until the time is up or the client is gone, whether or not the port heeds the signal. */
export const withinTime = async <T extends IncomingResponse>(
  { client }: Exchange,
  source: string,
  seconds: number,
  send: (signal: OutgoingRequest["signal"]) => Promise<T>,
): Promise<T> => {
  const control = new AbortController();
  let giveUp: (error: PolicyError) => void;
  const givenUp = new Promise<never>((_, reject) => (giveUp = reject));
  const abort = (reason: string, message: string) => {
    control.abort();
    giveUp(new PolicyError(source, reason, message, 500));
  };
  const timer = setTimeout(() => abort("Timeout", "No answer within the configured time."), seconds * 1000);
  // Stays in place when the answer begins: a client that leaves ends the stream that it was reading.
  const leave = () => abort("ClientConnectionFailure", "The client went away.");
  client?.addEventListener("abort", leave, { once: true });
  if (client?.aborted) leave();
  try {
    return await Promise.race([send(control.signal), givenUp]);
  } catch (error) {
    if (error instanceof PolicyError) throw error;
    throw new PolicyError(source, "BackendConnectionFailure", `No answer: ${String(error)}`, 500);
  } finally {
    clearTimeout(timer);
    givenUp.catch(() => {});
  }
};
