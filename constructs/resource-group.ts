/** The resource group that a construct builds in; an L1 `ResourceGroup` fits as it is. */
export interface ResourceGroupRef {
  readonly id: string;
  readonly name: string;
  readonly location: string;
}
