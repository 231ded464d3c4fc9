import { Fn, Token } from "cdktf";

/** The resource group that a construct builds in; an L1 `ResourceGroup` fits as it is. */
export interface ResourceGroupRef {
  /** The resource id of the group. */
  readonly id: string;
  /** The name of the group. */
  readonly name: string;
  /** The region of the group. */
  readonly location: string;
}

/** The subscription in which a resource group lies, as a resource id. */
export const subscriptionOf = (resourceGroup: ResourceGroupRef): string => {
  const { id } = resourceGroup;
  return Token.isUnresolved(id) ? Fn.join("/", Fn.slice(Fn.split("/", id), 0, 3)) : id.split("/").slice(0, 3).join("/");
};
