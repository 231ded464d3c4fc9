import type { Guardrail } from "../guardrail.ts";
import { approvedImageSource, approvedNetwork, approvedServer, pinnedImage, registeredGateway } from "./servers.ts";
import {
  approvedRegion,
  diagnostics,
  noBroadRole,
  noLocalAuthentication,
  noPublicEndpoint,
  tlsFloor,
  vaultedNamedValue,
} from "./services.ts";

/** Every guardrail: an Azure Policy definition, and what it stops. */
export const guardrails: readonly Guardrail[] = [
  approvedServer,
  approvedImageSource,
  pinnedImage,
  approvedNetwork,
  registeredGateway,
  noPublicEndpoint,
  approvedRegion,
  diagnostics,
  tlsFloor,
  noLocalAuthentication,
  vaultedNamedValue,
  noBroadRole,
];
