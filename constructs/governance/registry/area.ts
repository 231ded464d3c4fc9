/** What a deployment says of its register of MCP servers. */
export interface RegistryArea {
  /** The team that answers for a server whose tags name no owner. */
  readonly owner: string;
  /**
   * Where the API Center stands: few regions have the service.
   * @default - the deployment's region
   */
  readonly location?: string;
  /**
   * How often a server is reviewed; the next date stands in the register.
   * @default "yearly"
   */
  readonly review?: "quarterly" | "half-yearly" | "yearly";
}
