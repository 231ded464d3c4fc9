/**
 * Members that a token's header must not have: what is critical has to be understood, and the gateway understands nothing of the kind. The others say that
 * the claims stand bare, packed or encrypted: a parser that heeds them reads other claims than one that does not.
 */
const refused = ["crit", "b64", "zip", "enc"] as const;

/** Types of an access token, in small letters. */
const types = ["jwt", "at+jwt", "application/at+jwt"] as const;

/** How the header of an access token is judged, at the gateway and at the server. */
export const tokenHeader = { refused, types } as const;
