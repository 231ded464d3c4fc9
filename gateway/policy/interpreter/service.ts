import type { AuthenticationBasic, AuthenticationCertificate, MockResponse } from "../element/service-data.ts";
import { evaluator } from "../expression/evaluate.ts";
import { HeaderList } from "../message/headers.ts";
import type { Answer, Exchange } from "./exchange.ts";
import { certificateOf } from "./outgoing.ts";

/** Puts name and password in the place of the caller's credential (RFC 7617, in UTF-8). */
export const basicCredentials = ({ username, password }: AuthenticationBasic): ((exchange: Exchange) => void) => {
  const [name, secret] = [evaluator(username), evaluator(password)];
  return (exchange) => {
    const pair = Buffer.from(`${name(exchange)}:${secret(exchange)}`, "utf8").toString("base64");
    exchange.request.headers.set("Authorization", [`Basic ${pair}`]);
  };
};

/** The certificate that the gateway shows when it forwards. */
export const clientCertificate = ({ certificate }: AuthenticationCertificate): ((exchange: Exchange) => void) => {
  const named = certificateOf(certificate);
  return (exchange) => void (exchange.certificate = named(exchange));
};

/** The example that fits best, or an empty answer: none is made up from a schema here. */
export const exampleOf =
  ({ status, contentType, index = 0 }: MockResponse): ((exchange: Exchange) => Answer) =>
  ({ examples }) => {
    const fitting = examples.filter(
      (example) =>
        example.status === status && (contentType === undefined || sameType(example.contentType, contentType)),
    );
    const found = fitting[index];
    if (!found) return { status, reason: "", headers: new HeaderList() };
    return {
      status,
      reason: "",
      headers: new HeaderList([["Content-Type", found.contentType]]),
      body: Buffer.from(found.body),
    };
  };

const sameType = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();
