/** What a deployment costs before the first request: an estimate from list prices, in US dollars a month. Synthesis writes it, the laptop's page reads it. */
export interface CostEstimate {
  /** When the prices were looked up. */
  readonly pricedOn: string;
  /** The sum of all lines. */
  readonly total: number;
  /** A line for each kind of resource that costs by standing there. */
  readonly lines: readonly {
    /** The kind of resource. */
    readonly what: string;
    /** What is counted. */
    readonly per: string;
    /** Public page with the price; nothing for one that is from memory and rounded up. */
    readonly source?: string;
    /** How many there are. */
    readonly count: number;
    /** What they cost together. */
    readonly monthly: number;
  }[];
}
