import { platformVariable, stringVariable, tokenVariable } from "../policy/index.ts";

/** Variables of the stages that all documents in front of the server share. */
export const wayVariables = {
  token: tokenVariable("token"),
  retryAfter: platformVariable("retry-after"),
  gatewayToken: stringVariable("gateway-token"),
} as const;
