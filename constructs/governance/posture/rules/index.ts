import type { Rule } from "../rule.ts";
import { clock } from "./hygiene/clock.ts";
import { conditionalAccess } from "./identity/conditional-access.ts";
import { containerIngress } from "./network/container-ingress.ts";
import { containerSecrets } from "./hygiene/container-secrets.ts";
import { denyByDefault } from "./network/deny-by-default.ts";
import { deprecated } from "./hygiene/deprecated.ts";
import { diagnostics } from "./hygiene/diagnostics.ts";
import { edgeFirewall } from "./network/edge-firewall.ts";
import { eligibleRole } from "./identity/eligible-role.ts";
import { endpointSubnet } from "./network/endpoint-subnet.ts";
import { endpointZone } from "./network/endpoint-zone.ts";
import { endpointsApart } from "./servers/endpoints-apart.ts";
import { forbiddenType } from "./identity/forbidden-type.ts";
import { gatewayAccess } from "./network/gateway-access.ts";
import { gatewayStages } from "./servers/gateway-stages.ts";
import { identityShared } from "./identity/identity-shared.ts";
import { ignoredChanges } from "./hygiene/ignored-changes.ts";
import { imageDigest } from "./identity/image-digest.ts";
import { keyAccess } from "./arguments/key-access.ts";
import { keyRotation } from "./identity/key-rotation.ts";
import { leakedToken } from "./hygiene/leaked-token.ts";
import { literalSecret } from "./hygiene/literal-secret.ts";
import { loggedBodies } from "./hygiene/logged-bodies.ts";
import { machinePath } from "./hygiene/machine-path.ts";
import { openNetwork } from "./network/open-network.ts";
import { privateEndpoint } from "./network/private-endpoint.ts";
import { publicAccess } from "./arguments/public-access.ts";
import { redirectUri } from "./identity/redirect-uri.ts";
import { roleNarrow } from "./identity/role-narrow.ts";
import { roleScope } from "./identity/role-scope.ts";
import { secretOutput } from "./hygiene/secret-output.ts";
import { secureDefaults } from "./arguments/secure-defaults.ts";
import { serversApart } from "./servers/servers-apart.ts";
import { subnetSecurityGroup } from "./network/subnet-security-group.ts";
import { subnetUsed } from "./network/subnet-used.ts";
import { tags } from "./hygiene/tags.ts";
import { tls } from "./arguments/tls.ts";
import { undeclaredReference } from "./hygiene/undeclared-reference.ts";
import { vaultBypass } from "./identity/vault-bypass.ts";
import { zoneLink } from "./network/zone-link.ts";

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
