import type { PrivateProps } from "../protection/protect.ts";
import type { Exposure } from "../gateway/index.ts";
import type { GatewaySubnetProps } from "../gateway/subnet.ts";
import type { Naming } from "../names.ts";
import type { Profile } from "./profiles.ts";

/** Facts that all parts of a landing zone share. */
export interface LandingZoneProps {
  /** Makes the names of everything here. */
  readonly naming: Naming;
  /** Azure region, in its short form. */
  readonly location: string;
  /** Sizes, redundancy and cost. */
  readonly profile: Profile;
  /** Who can reach the gateway. @default "private" */
  readonly exposure?: Exposure;
}

/** Props that all constructs of the landing zone share; spread them into theirs. */
export type Surroundings = Pick<PrivateProps, "naming" | "resourceGroup" | "diagnostics" | "network">;

/** Whether an image was pushed to the deployment's own registry, from inside the network, and need not be brought there. */
export const isPushed = (image: string, naming: Naming): boolean =>
  image.startsWith(`${naming.of("registry")}.azurecr.io/`);

/** Clients on the internet come through Front Door where the profile has it; the gateway itself then stays private. */
export const behindFrontDoor = ({ profile, exposure }: LandingZoneProps): boolean =>
  profile.frontDoor && exposure === "internet";

/** What the gateway's tier and exposure ask of the network and of the service alike. */
export const gatewayPlacement = (props: LandingZoneProps): Required<Pick<GatewaySubnetProps, "tier" | "exposure">> => ({
  tier: props.profile.gateway.tier,
  exposure: behindFrontDoor(props) ? "private" : (props.exposure ?? "private"),
});
