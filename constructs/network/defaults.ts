/** What a subnet can be handed to, and what the service then may do in it: Azure fills these in, and Terraform would see a difference without them. */
export const delegationActions = {
  "Microsoft.App/environments": "Microsoft.Network/virtualNetworks/subnets/join/action",
  "Microsoft.Web/hostingEnvironments": "Microsoft.Network/virtualNetworks/subnets/action",
  "Microsoft.Web/serverFarms": "Microsoft.Network/virtualNetworks/subnets/action",
} as const;

export type Delegation = keyof typeof delegationActions;

export const networkDefaults = {
  // Private, rarely used by others, and room for a /24 per segment; the upper half stays free for what the network has to grow by.
  addressSpace: "10.64.0.0/21",
  // private endpoints answer on HTTPS alone until something else is there to be reached.
  endpointPorts: [443],
  // only the server and the gateway, until more sources are named.
  clients: [],
  // One address and no allow-list by name: the security group allows no destination that a list could narrow.
  egress: "nat",
  zoneRedundant: false,
} as const;

export const firewallDefaults = {
  tier: "Standard",
  // known malicious addresses and names are refused, not only reported.
  threatIntelligenceMode: "Deny",
  // Premium only; the same for signatures of attacks.
  intrusionDetectionMode: "Deny",
} as const;

export const flowLogDefaults = {
  // CKV_AZURE_12
  retentionDays: 90,
} as const;
