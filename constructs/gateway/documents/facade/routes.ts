import { type PolicyDocument, base, policyDocument, stage } from "../../policy/index.ts";
import { authorizeDocument } from "./authorize.ts";
import { consentDocument } from "./consent.ts";
import { type FacadeProps, facadeOf, facadePaths } from "./facade.ts";
import { limitByAddress, metadataDocument } from "./metadata.ts";
import { registerDocument } from "./register.ts";
import { tokenDocument } from "./token.ts";

/** A route and what it does. */
export interface FacadeRoute {
  readonly method: "GET" | "POST";
  /** Below the gateway's origin. */
  readonly path: string;
  readonly document: PolicyDocument;
  /** What all routes of its API do first. @default - its document is the API's own */
  readonly wider?: PolicyDocument;
}

export type FacadeRouteName = keyof typeof facadePaths;

/** Every route of an authorization server in front of Entra. */
export function facadeRoutes(props: FacadeProps): Readonly<Record<FacadeRouteName, FacadeRoute>> {
  const facade = facadeOf(props);
  const wider = sharedDocument(props);
  return {
    metadata: { method: "GET", path: facadePaths.metadata, document: metadataDocument(facade) },
    authorize: { method: "GET", path: facadePaths.authorize, document: authorizeDocument(facade), wider },
    consent: { method: "POST", path: facadePaths.consent, document: consentDocument(facade), wider },
    token: { method: "POST", path: facadePaths.token, document: tokenDocument(facade), wider },
    register: { method: "POST", path: facadePaths.register, document: registerDocument(facade), wider },
  };
}

/** Nobody who comes here has a token, so everybody is counted. */
function sharedDocument({ callsPerMinute }: FacadeProps): PolicyDocument {
  return policyDocument({
    name: "facade",
    scope: "api",
    inbound: [base(), stage("limit", limitByAddress("facade:", callsPerMinute))],
    backend: [base()],
    outbound: [base()],
    onError: [base()],
  });
}
