import { tokenHeader } from "@mcp-landing-zone/contract";
import { defaultBounds, parseStrictJson } from "../guards/strict-json.ts";
import { TokenRejected } from "./token-rejected.ts";

type Members = Readonly<Record<string, unknown>>;

/** No token of Entra lives longer; with continuous access evaluation one lives 28 hours. */
const longestLifetimeSeconds = 48 * 3_600;
/** Entra writes one time into both claims. */
const longestBetweenSeconds = 600;
/** RFC 7519 allows fractions and any size; Entra writes whole seconds, which have ten digits from 2001 to 2286. */
const isSeconds = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 1e9 && (value as number) < 1e10;

const bytesOf = (part: string): Buffer => {
  const bytes = Buffer.from(part, "base64url");
  // Also refuses padding, other alphabets and bits that no decoder looks at.
  if (bytes.toString("base64url") !== part || part === "") throw new TokenRejected("not base64url");
  return bytes;
};

/** Parsers disagree whether `1.8e9` is an integer, as a time has to be. */
const bounds = { ...defaultBounds, plainNumbers: "token-invalid" } as const;

const membersOf = (part: string): Members => {
  const bytes = bytesOf(part);
  const value = ((): unknown => {
    try {
      return parseStrictJson(bytes, bounds);
    } catch (cause) {
      throw new TokenRejected("not JSON with one reading", { cause });
    }
  })();
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new TokenRejected("not an object");
  return value as Members;
};

/** Whether the token holds now is compared with the signature, by `nbf` and `exp`. */
const assertTimes = ({ iat, nbf, exp }: Members): void => {
  if (!isSeconds(iat) || !isSeconds(nbf) || !isSeconds(exp)) throw new TokenRejected("a time is not whole seconds");
  if (iat > nbf + longestBetweenSeconds) throw new TokenRejected("issued long after its beginning");
  if (exp > iat + longestLifetimeSeconds) throw new TokenRejected("valid for too long");
};

/** RFC 7800: a token that is bound to a key is good only with a proof of that key, which has no place here. As a bearer token it is stolen. */
const assertIsBearer = ({ cnf }: Members): void => {
  if (cnf !== undefined) throw new TokenRejected("bound to a key that was not shown");
};

/**
 * a token must have one reading, because the gateway has read it before us with another parser: no name twice, no byte order
 * mark, no number that one parser rounds and another takes for infinite. The gateway has the same rules (`gateway/documents/token-form.ts`).
 */
export const assertTokenForm = (token: string): void => {
  const [header, claims, signature, ...rest] = token.split(".");
  if (header === undefined || claims === undefined || signature === undefined || rest.length > 0) {
    throw new TokenRejected("not three parts");
  }
  bytesOf(signature);
  const said = membersOf(header);
  for (const name of tokenHeader.refused) if (said[name] !== undefined) throw new TokenRejected(`${name} is there`);
  const { kid } = said;
  // Entra names its key, and the gateway looks it up by name. With a single key in the set the library would take any.
  if (typeof kid !== "string") throw new TokenRejected("kid is not a string");
  const members = membersOf(claims);
  assertTimes(members);
  assertIsBearer(members);
};
