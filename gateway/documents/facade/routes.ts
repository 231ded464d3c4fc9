import type { PolicyDocument } from "../../policy/index.ts";
import { base, policyDocument } from "../../policy/index.ts";
import { admission } from "./admission.ts";
import { authorizeDocument } from "./authorize.ts";
import { consentDocument } from "./consent.ts";
import type { FacadeFacts, FacadePaths } from "./facade.ts";
import { facadeOf, namedValuesOf } from "./facade.ts";
import { metadataDocument } from "./metadata.ts";
import { registerDocument } from "./register.ts";
import { tokenDocument } from "./token.ts";
import { facadeNotes } from "../notes.ts";

/** A route and what it does. */
export interface FacadeRoute {
  readonly method: "GET" | "POST";
  /** Below the gateway's origin. */
  readonly path: string;
  readonly document: PolicyDocument;
}

/** A route of an API that has several. */
export interface SharedRoute extends FacadeRoute {
  /** What all of them do first. */
  readonly wider: PolicyDocument;
}

export type FacadeRouteName = keyof FacadePaths;

export interface FacadeRoutes extends Readonly<Record<Exclude<FacadeRouteName, "metadata">, SharedRoute>> {
  readonly metadata: FacadeRoute;
}

/** Every route of an authorization server in front of Entra. */
export const facadeRoutes = (facts: FacadeFacts): FacadeRoutes => {
  const facade = facadeOf(facts);
  const { paths } = facade;
  const wider = sharedDocument(facts);
  return {
    metadata: { method: "GET", path: paths.metadata, document: metadataDocument(facade) },
    authorize: { method: "GET", path: paths.authorize, document: authorizeDocument(facade), wider },
    consent: { method: "POST", path: paths.consent, document: consentDocument(facade), wider },
    token: { method: "POST", path: paths.token, document: tokenDocument(facade), wider },
    register: { method: "POST", path: paths.register, document: registerDocument(facade), wider },
  };
};

const sharedDocument = (facts: FacadeFacts): PolicyDocument => {
  const inbound = admission(facts, `${facts.name}:`);
  return policyDocument({
    name: facts.name,
    scope: "api",
    namedValues: namedValuesOf(facts, inbound),
    notes: facadeNotes,
    inbound: [base(), ...inbound],
    backend: [base()],
    outbound: [base()],
    onError: [base()],
  });
};
