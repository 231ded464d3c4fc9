/** Another team's server, in any language, behind every protection of this one. */
import type { Settings, ToolCatalogue, Upstream } from "@mcp-landing-zone/contract";
import {
  createServer,
  createUpstreamTools,
  pinUpstreams,
  readUpstreamsFile,
  sealCatalogue,
} from "@mcp-landing-zone/server";
import type { McpServer, PinUpstreamsOptions, Ports, UpstreamOptions } from "@mcp-landing-zone/server";

const upstream: Upstream = { name: "archive", url: "https://tools.example/mcp", private: ["127.0.0.0/8"] };
const search = { scope: "archive.read", effect: "read", classification: "internal" };
const scopes = [{ name: "archive.read", title: "Read", description: "Reads the archive.", applications: false }];
const file = readUpstreamsFile({ scopes, upstreams: [{ ...upstream, tools: { search } }] });

/** At review: asks the upstream, scans what it says, and seals what a person then approves. */
export const pinGuarded = async (options: PinUpstreamsOptions): Promise<ToolCatalogue> => {
  const { scopes, tools, ...readings } = await pinUpstreams(file, options);
  return sealCatalogue(scopes, tools, readings);
};

/** At run time: serves what was approved, as long as the upstream says the same. */
export const createGuarded =
  (catalogue: ToolCatalogue, more: Pick<UpstreamOptions, "secrets" | "identityToken" | "way">) =>
  (settings: Settings, ports: Ports): McpServer => {
    const { tools, resources, prompts } = createUpstreamTools({ ...more, upstreams: [upstream], catalogue, ports });
    return createServer({ tools, resources, prompts, catalogue, settings, ports });
  };
