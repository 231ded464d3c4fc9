import { AZAPI_VERSION_CONSTRAINT } from "./azapi/index.ts";

/**
 * The bindings are frozen at azurerm 4.55 and azuread 3.7; the providers may move within their major version, which changes no argument of ours.
 * Terraform 1.11 is the first with write-only arguments.
 */
export const providerVersions = {
  terraform: ">= 1.11.0, < 2.0.0",
  azurerm: "~> 4.55",
  azuread: "~> 3.7",
  azapi: AZAPI_VERSION_CONSTRAINT,
  time: "~> 0.13",
} as const;
