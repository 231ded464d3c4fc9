/** What a deployment knows and a query asks for. In Sentinel each list is a watchlist, so that a person can change it without a deployment. */
export interface Parameters {
  /** Client ids of the applications that may call. */
  readonly ApprovedClients: readonly string[];
  /** Names of the tools of all catalogues. */
  readonly ApprovedTools: readonly string[];
  /** Names of the APIs of the gateway that this deployment has made. */
  readonly ApprovedApis: readonly string[];
  /** Object ids of the accounts for emergencies. */
  readonly BreakGlass: readonly string[];
  /** Object ids of the identities that deploy. */
  readonly Deployers: readonly string[];
  /** Calls a day that the deployment is sized for. */
  readonly CallsPerDay: number;
}

/** The lists that detections compare with, by name. */
export const listParameters = ["ApprovedClients", "ApprovedTools", "ApprovedApis", "BreakGlass", "Deployers"] as const;
/** The name of a list that detections compare with. */
export type ListParameter = (typeof listParameters)[number];

/** The watchlists of Sentinel that hold the lists. */
export const watchlists: Readonly<Record<ListParameter, { readonly name: string; readonly description: string }>> = {
  ApprovedClients: { name: "mcp-approved-clients", description: "Client ids of the applications that may call" },
  ApprovedTools: { name: "mcp-approved-tools", description: "Tools of the approved catalogues" },
  ApprovedApis: {
    name: "mcp-approved-servers",
    description: "APIs of the gateway behind which a registered MCP server stands",
  },
  BreakGlass: { name: "mcp-break-glass", description: "Object ids of the accounts for emergencies" },
  Deployers: { name: "mcp-deployers", description: "Object ids of the identities that deploy" },
};
