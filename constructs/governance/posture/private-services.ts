import { factOf } from "../../azure-types/index.ts";
import { privateLink } from "../../protection/private-link.ts";

/** The types whose every resource needs a private endpoint, with what Private Link calls the part of them that is used. */
export const privateServices: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(factOf("privateLink")).map(([type, service]) => [type, privateLink[service].subresource]),
);
