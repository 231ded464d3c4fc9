import type { Construct } from "constructs";
import type { ServerApp } from "../compute/index.ts";
import { refuseUnless } from "../errors.ts";
import type { WorkloadProps } from "./workload-props.ts";

/** The reference server, or one that is built with its `createServer`; any other gets no settings, and the gateway inspects its calls. */
export const isReference = ({ server, url }: WorkloadProps): boolean => server === undefined && url === undefined;

/** A server elsewhere has its endpoint where it has it; one that runs here has it at the path that clients use. */
export const whereItRuns = ({ url }: WorkloadProps, server: ServerApp | undefined) => {
  if (url === undefined) return { serverUrl: `https://${server!.fqdn}` };
  const { origin, pathname } = new URL(url);
  return { serverUrl: origin, backendPath: pathname };
};

/** What other servers would not hold their callers to, and what a server elsewhere does not have. */
export const refuseUnheld = (at: Construct, props: WorkloadProps): void => {
  const { server, url, image, bundleDigest = "", classifications = {}, catalogueApprovers = [] } = props;
  const { dataRules = [], labels = {} } = props;
  refuseUnless((image === undefined) !== (url === undefined), "VALUES_CONFLICT", {
    at,
    field: "image",
    received: image,
    expected: "an image, or the url of a server that runs elsewhere, and not both",
  });
  refuseUnless(url === undefined || server === undefined, "VALUES_CONFLICT", {
    at,
    field: "server",
    received: server,
    expected: "absent with url: a server that runs elsewhere gets no environment from here",
  });
  refuseUnless(url === undefined || props.catalogue !== undefined, "VALUE_INVALID", {
    at,
    field: "catalogue",
    received: undefined,
    expected: "the catalogue of the server at url",
  });
  refuseUnless(url === undefined || isServerUrl(url), "VALUE_INVALID", {
    at,
    field: "url",
    received: url,
    expected: serverUrlRight,
  });
  for (const [field, value] of Object.entries({
    classifications,
    catalogueApprovers,
    bundleDigest,
    dataRules,
    labels,
  })) {
    refuseUnless(isReference(props) || Object.keys(value).length === 0, "VALUES_CONFLICT", {
      at,
      field,
      received: typeof value === "string" ? value : Object.keys(value),
      expected: "absent with a server of another make, which would not enforce it",
    });
  }
};

/**
 * Whether a server elsewhere can have this address. It needs a host name, which the server's certificate proves; IP addresses and `localhost`
 * are refused, because they can lead to the gateway's own machine or its metadata service.
 *
 * @example
 * isServerUrl("https://mcp.example.com/mcp"); // true
 * isServerUrl("https://169.254.169.254/mcp"); // false
 */
export const isServerUrl = (url: string): boolean =>
  /^https:\/\/([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+(?!localhost[:/])[a-z]([a-z0-9-]*[a-z0-9])?(:\d{1,5})?(\/[A-Za-z0-9._~-]+)+$/.test(
    url,
  );

/** What `isServerUrl` takes, in words. */
export const serverUrlRight =
  "https://<host name with a dot>/<path>, without query and without a slash at the end; no IP address";

/**
 * a server that may not check tokens is reached from the gateway alone, not from its neighbours in the environment. The addresses are known where
 * the network is the deployment's own.
 */
export const gatewayAlone = ({ foundation, name }: WorkloadProps) => {
  const { gatewayRange } = foundation.network;
  return name === undefined || gatewayRange === undefined ? {} : { allowedAddresses: { gateway: gatewayRange } };
};

export const redundancyReason = ({ replicas, profile }: WorkloadProps): string =>
  replicas === undefined && !profile.sharedState
    ? "the profile has no shared state, so one replica keeps it"
    : "the configuration asks for one replica";
