import type { Rule } from "../rule.ts";
import { clock } from "./clock.ts";
import { conditionalAccess } from "./conditional-access.ts";
import { containerIngress } from "./container-ingress.ts";
import { containerSecrets } from "./container-secrets.ts";
import { denyByDefault } from "./deny-by-default.ts";
import { deprecated } from "./deprecated.ts";
import { diagnostics } from "./diagnostics.ts";
import { edgeFirewall } from "./edge-firewall.ts";
import { eligibleRole } from "./eligible-role.ts";
import { endpointSubnet } from "./endpoint-subnet.ts";
import { endpointZone } from "./endpoint-zone.ts";
import { endpointsApart } from "./endpoints-apart.ts";
import { forbiddenType } from "./forbidden-type.ts";
import { gatewayAccess } from "./gateway-access.ts";
import { gatewayStages } from "./gateway-stages.ts";
import { identityShared } from "./identity-shared.ts";
import { ignoredChanges } from "./ignored-changes.ts";
import { imageDigest } from "./image-digest.ts";
import { keyAccess } from "./key-access.ts";
import { keyRotation } from "./key-rotation.ts";
import { leakedToken } from "./leaked-token.ts";
import { literalSecret } from "./literal-secret.ts";
import { loggedBodies } from "./logged-bodies.ts";
import { machinePath } from "./machine-path.ts";
import { openNetwork } from "./open-network.ts";
import { privateEndpoint } from "./private-endpoint.ts";
import { publicAccess } from "./public-access.ts";
import { redirectUri } from "./redirect-uri.ts";
import { roleNarrow } from "./role-narrow.ts";
import { roleScope } from "./role-scope.ts";
import { secretOutput } from "./secret-output.ts";
import { secureDefaults } from "./secure-defaults.ts";
import { serversApart } from "./servers-apart.ts";
import { subnetSecurityGroup } from "./subnet-security-group.ts";
import { subnetUsed } from "./subnet-used.ts";
import { tags } from "./tags.ts";
import { tls } from "./tls.ts";
import { undeclaredReference } from "./undeclared-reference.ts";
import { vaultBypass } from "./vault-bypass.ts";
import { zoneLink } from "./zone-link.ts";

/** Every rule, from the outside of a deployment inwards. */
export const rules: readonly Rule[] = [
  publicAccess,
  gatewayAccess,
  gatewayStages,
  endpointsApart,
  privateEndpoint,
  endpointZone,
  endpointSubnet,
  zoneLink,
  subnetSecurityGroup,
  subnetUsed,
  openNetwork,
  denyByDefault,
  containerIngress,
  edgeFirewall,
  tls,
  keyAccess,
  vaultBypass,
  keyRotation,
  forbiddenType,
  literalSecret,
  secretOutput,
  containerSecrets,
  roleNarrow,
  roleScope,
  eligibleRole,
  conditionalAccess,
  identityShared,
  serversApart,
  redirectUri,
  imageDigest,
  secureDefaults,
  diagnostics,
  loggedBodies,
  tags,
  ignoredChanges,
  deprecated,
  undeclaredReference,
  leakedToken,
  machinePath,
  clock,
];
