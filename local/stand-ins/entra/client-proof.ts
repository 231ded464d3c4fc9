// Stand-in for Microsoft Entra ID: how a client proves who it is. There are no secrets: a federated token, or nothing.
import { decodeJwt } from "jose";
import type { JWTPayload } from "jose";
import { azureServices, tokenExchangeUri } from "../directory/azure-services.ts";
import type { Application } from "../directory/directory.ts";
import type { ClientProof } from "./claims.ts";
import { refuse } from "./entra-error.ts";
import type { Tokens } from "./tokens.ts";

type Form = ReadonlyMap<string, string>;

const assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/** Entra writes the audience of an exchange token as the client id behind it. */
const exchangeAudiences = azureServices
  .filter(({ api }) => api?.identifierUris.includes(tokenExchangeUri))
  .flatMap(({ clientId }) => [clientId, tokenExchangeUri]);

const decoded = (assertion: string): JWTPayload => {
  try {
    return decodeJwt(assertion);
  } catch {
    throw refuse.assertionSignature();
  }
};

const audienceFits = (wanted: string, aud: unknown): boolean =>
  aud === wanted || (wanted === tokenExchangeUri && exchangeAudiences.some((audience) => audience === aud));

export const proveClient = async (client: Application, form: Form, tokens: Tokens): Promise<ClientProof> => {
  if (form.has("client_secret")) throw refuse.secretInvalid();
  const assertion = form.get("client_assertion");
  if (assertion === undefined) return "none";
  if (form.get("client_assertion_type") !== assertionType) throw refuse.parameterMissing("client_assertion_type");
  const { iss = "", aud, sub = "" } = decoded(assertion);
  const ofIssuer = (client.federatedCredentials ?? []).filter(({ issuer }) => issuer === iss);
  if (ofIssuer.length === 0) throw refuse.assertionIssuer(iss);
  const ofAudience = ofIssuer.filter(({ audience }) => audienceFits(audience, aud));
  if (ofAudience.length === 0) throw refuse.assertionAudience(String(aud));
  if (!ofAudience.some(({ subject }) => subject === sub)) throw refuse.assertionSubject(sub);
  const claims = await tokens.read(assertion);
  if (claims === "time") throw refuse.assertionTime();
  if (claims === "signature") throw refuse.assertionSignature();
  return "assertion";
};
