export const frontDoorDefaults = {
  // Private Link to the origin and the managed rule sets need Premium.
  sku: "Premium_AzureFrontDoor",
  // The longest that Front Door waits for an origin. A stream that is silent for longer must send comments, which the server does.
  responseTimeoutSeconds: 240,
  // A flood from one address; the gateway, which knows the caller, has the limits of each.
  requestsPerMinute: 1000,
} as const;

/** Azure.FrontDoor.Probe: the gateway's own health address, which no API answers. */
export const healthProbe = {
  path: "/status-0123456789abcdef",
  protocol: "Https",
  requestType: "GET",
  intervalInSeconds: 100,
} as const;

/** the newest of both managed rule sets. */
export const defaultRules = { type: "Microsoft_DefaultRuleSet", version: "2.1", action: "Block" } as const;
export const botRules = { type: "Microsoft_BotManagerRuleSet", version: "1.1", action: "Block" } as const;

/** the log of a rule's match must hold no tokens and no texts of users. */
export const scrubbedFromFirewallLog = [
  "QueryStringArgNames",
  "RequestBodyJsonArgNames",
  "RequestBodyPostArgNames",
] as const;

export const scrubbedFromAccessLog = ["QueryStringArgNames"] as const;

/** How long Front Door takes to ask the origin for its connection. */
export const connectionTime = "120s";
