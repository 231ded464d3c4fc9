import type { AttackCase } from "../../case.ts";
import { authorizeCases } from "./authorize.ts";
import { clientCases } from "./clients.ts";
import { consentCases } from "./consent.ts";
import { registrationCases } from "./registration.ts";
import { tokenCases } from "./token.ts";

export const facadeCases: readonly AttackCase[] = [
  ...consentCases,
  ...authorizeCases,
  ...tokenCases,
  ...registrationCases,
  ...clientCases,
];
