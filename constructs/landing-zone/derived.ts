import { publicHostsOf } from "@mcp-landing-zone/contract";
import type { Exposure } from "../gateway/index.ts";
import type { ProfileName } from "./profiles.ts";
import type { WorkloadProps } from "./workload-props.ts";

// What follows from the servers of a deployment for the parts that they share: said once, for `HardenedMcp` and for stacks of one's own.

/** A trial must be reachable by clients; a permanent deployment faces the internet only if its configuration says so. */
export const usualExposure: Readonly<Record<ProfileName, Exposure>> = {
  dev: "internet",
  standard: "private",
  regulated: "private",
};

type ServerNeeds = Pick<WorkloadProps, "image" | "egressHosts" | "upstreams" | "profileFromGraph" | "url">;

/**
 * Hosts on the internet that any of the servers calls, which the network lets through for all of them.
 *
 * @example
 * egressHostsOf([{ url: "https://mcp.example.com/mcp" }]); // what the firewall lets out
 */
export const egressHostsOf = (servers: readonly ServerNeeds[]): readonly string[] => [
  ...new Set(
    servers.flatMap(({ egressHosts = [], upstreams = [], profileFromGraph }) => [
      ...egressHosts,
      ...publicHostsOf(upstreams),
      ...(profileFromGraph ? ["graph.microsoft.com"] : []),
    ]),
  ),
];

/**
 * The images that the registry must have.
 *
 * @example
 * imagesOf([{ image: `ghcr.io/example/server@sha256:${"0".repeat(64)}` }]);
 */
export const imagesOf = (servers: readonly ServerNeeds[]): readonly string[] =>
  servers.flatMap(({ image }) => (image === undefined ? [] : [image]));
