import type { BodyView } from "../message/body.ts";
import { completeBody } from "../message/body.ts";
import { expressionError } from "./policy-error.ts";

/** As the gateway documents it. A larger body is forwarded, and no policy can read it. */
const mostBytes = 2 * 1024 * 1024;

/** The body of a request as far as a policy can read it. */
export const bufferedBody = (bytes: Uint8Array | undefined): BodyView => {
  if (bytes === undefined || bytes.byteLength <= mostBytes) return completeBody(bytes);
  const fail = (): never => {
    throw expressionError("request.body", "The body is larger than a policy can read.");
  };
  return {
    get size() {
      return fail();
    },
    text: fail,
    bytes: fail,
  };
};
