import { platformVariable, stringVariable, tokenVariable } from "../policy/index.ts";

/** What the stages tell each other that every way to the server has. */
export const wayVariables = {
  token: tokenVariable("token"),
  retryAfter: platformVariable("retry-after"),
  gatewayToken: stringVariable("gateway-token"),
} as const;
