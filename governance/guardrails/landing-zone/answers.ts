/** What this deployment says to a rule that would refuse it. */
export interface Answer {
  /** `Mitigated`: something else gives the protection that the rule is for. `Waiver`: the risk is taken. */
  readonly category: "Mitigated" | "Waiver";
  /** For the platform team, which decides about the exemption. */
  readonly reason: string;
  /** A configuration that needs no exemption, where there is one. */
  readonly instead?: string;
}

/** By the id of the rule. */
export const answers: Readonly<Record<string, Answer>> = {
  "783ea2a8-b8fd-46be-896a-9ae79643a0b1": {
    category: "Mitigated",
    reason:
      "The app is external to its environment only: the environment is internal and has no public address, and the security group of its subnet lets the gateway's subnet in and nothing else.",
  },
  "Deny-Subnet-Without-Nsg": {
    category: "Mitigated",
    reason:
      "Every subnet gets a security group that ends with a refusal of all else. Terraform's provider associates it with a second request, after the one that creates the subnet.",
    instead: "network: { id, subnetIds } with subnets of the platform team",
  },
  "Audit-PrivateLinkDnsZones": {
    category: "Waiver",
    reason: "The private link zones serve this deployment's network alone.",
    instead: 'network.dnsZones: "policy", or the ids of the platform team\'s zones',
  },
  "c15dcc82-b93c-4dcb-9332-fbf121685b54": {
    category: "Mitigated",
    reason:
      "The gateway authenticates to the server with a token of its managed identity, which its policy adds to each request; the rule looks for a stored credential in the backend.",
  },
  "73ef9241-5d81-4cd4-b483-8443d1730fe5": {
    category: "Mitigated",
    reason:
      "StandardV2 reaches into the network by integration and is reached through a private endpoint; the rule's list of tiers is older than this tier.",
    instead: "profile dev, whose gateway is a Developer tier inside of the network",
  },
  "42781ec6-6127-4c30-bdfa-fb423a0047d3": {
    category: "Waiver",
    reason:
      "Container Apps pulls images with a token of the app's identity for Azure Resource Manager, which the registry refuses once the setting is off.",
  },
  "Deny-Storage-CopyScope": {
    category: "Mitigated",
    reason:
      "Copies are limited to storage accounts with a private endpoint to the same network, which is narrower than the tenant.",
  },
  "Deny-Subnet-Without-Udr": {
    category: "Mitigated",
    reason:
      "Subnets have no default way out; allowed traffic leaves through a NAT gateway or a firewall of the deployment.",
    instead: "network: { id, subnetIds } with subnets of the platform team",
  },
  "5b9159ae-1701-4a6f-9a7a-aa9c8ddd0580": {
    category: "Waiver",
    reason: "Images hold no secrets and are encrypted with a key that Azure keeps.",
    instead: "profile regulated, whose keys are the customer's",
  },
};
