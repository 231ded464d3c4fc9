import { readSigned, rejected, signText, SignatureRejected } from "../definitions/signed-text.ts";
import type { ApproverSigner } from "../definitions/signed-text.ts";
import { canonicalHost } from "../egress/index.ts";

/** Indicators of compromise: what is refused wherever it turns up. */
export interface IndicatorList {
  /** When the list was made. An older one than the last is refused: an attacker brings back no lifted entry and takes back no new one. */
  readonly issued: string;
  /** When it has to have been replaced. From then on it is stale: it goes on to hold, and a detection fires. */
  readonly expires: string;
  /** Host names; each stands for the names below it as well. */
  readonly hosts: readonly string[];
  /** Client ids of applications. */
  readonly clients: readonly string[];
  /** Digests of tool definitions. */
  readonly digests: readonly string[];
}

const fields = ["clients", "digests", "expires", "hosts", "issued"] as const;
const kind = { type: "indicators+jws", longest: 1_048_576, fields } as const;

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/;
const forms = {
  hosts: (text: string) => /^[a-z0-9.-]+$/.test(text) && canonicalHost(text) === text,
  clients: (text: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text),
  digests: (text: string) => /^[\w-]{43}$/.test(text),
} as const;

/** What is wrong with a list, in words for its signer. */
export const indicatorProblems = (list: Readonly<Record<string, unknown>>): string[] => [
  ...(["issued", "expires"] as const)
    .filter((field) => !instant.test(String(list[field])) || Number.isNaN(Date.parse(String(list[field]))))
    .map(
      (field) => `${field}: received ${JSON.stringify(list[field])}; should be an instant such as 2030-01-31T12:00:00Z`,
    ),
  ...(Object.keys(forms) as (keyof typeof forms)[]).flatMap((field) => {
    const given = list[field];
    if (!Array.isArray(given)) return [`${field}: received ${typeof given}; should be a list`];
    const wrong = given.find((one) => typeof one !== "string" || !forms[field](one)) as unknown;
    return wrong === undefined ? [] : [`${field}: received ${JSON.stringify(wrong)}; should be a ${words[field]}`];
  }),
];

const words = {
  hosts: "host name in lower case, without a dot at its end",
  clients: "client id: a GUID in lower case",
  digests: "digest: SHA-256 in base64url",
} as const;

/**
 * The list under a signature: a compact JWS (ES256) that brings the public key along.
 *
 * @example
 * declare const list: IndicatorList;
 * declare const signer: ApproverSigner;
 * await signIndicators(list, signer);
 */
export const signIndicators = (list: IndicatorList, signer: ApproverSigner): Promise<string> => {
  const [problem] = indicatorProblems({ ...list });
  if (problem !== undefined) throw new Error(problem);
  return signText(kind, list, signer);
};

/** The list, when a key that the deployment names has signed it. Throws {@link SignatureRejected} otherwise. */
export const readIndicators = (jws: string, thumbprints: readonly string[]): IndicatorList => {
  const { payload, thumbprint } = readSigned(jws.trim(), kind);
  if (!thumbprints.includes(thumbprint)) {
    throw rejected(`a list signed by ${thumbprint}`, `one signed by ${thumbprints.join(", ")}`);
  }
  const [problem] = indicatorProblems(payload);
  if (problem !== undefined) throw new SignatureRejected(problem);
  return payload as unknown as IndicatorList;
};
