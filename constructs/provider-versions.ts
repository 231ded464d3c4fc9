import { AZAPI_VERSION_CONSTRAINT } from "./azapi/index.ts";

/**
 * Exactly the releases whose rules `test/plan/provider-rules` carries, so that what was proven is what runs; a deployment may name others. The
 * bindings are those of azurerm 4.55 and azuread 3.7, and the releases here take every argument of theirs.
 * Terraform 1.11 is the first with write-only arguments.
 */
export const providerVersions = {
  terraform: ">= 1.11.0, < 2.0.0",
  azurerm: "4.73.0",
  azuread: "3.7.0",
  azapi: AZAPI_VERSION_CONSTRAINT,
  time: "0.13.1",
} as const;

/** A Terraform provider that the constructs use. */
export type ProviderName = Exclude<keyof typeof providerVersions, "terraform">;
