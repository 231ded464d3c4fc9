// One server of this machine, before anything of it runs: what is known of it from the configuration, the command line and a person's answer.
import type { ToolCatalogue, Upstream } from "@mcp-landing-zone/contract";
import type { ExtraStage } from "@mcp-landing-zone/gateway/documents/mcp";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";

/** `reference`: this project's server, with its own tools. `guest`: a server that this project did not write, guarded by one without tools of its own. */
export type ServerKind = "reference" | "guest";

export interface LocalServer {
  /** In the configuration, on the gateway, on the page. */
  readonly name: string;
  readonly kind: ServerKind;
  /** What its paths begin with; nothing for the one at `/mcp`. */
  readonly base: string;
  /** What it serves: approved in this checkout, or by the person at this machine. */
  readonly catalogue: ToolCatalogue;
  /** Servers whose tools it serves, as they are reached from this machine. */
  readonly upstreams: readonly Upstream[];
  /** Rules of the configuration's own at its endpoint. */
  readonly stages: readonly ExtraStage[];
}

/** What runs without a configuration. */
export const usualServer: LocalServer = {
  name: "mcp",
  kind: "reference",
  base: "",
  catalogue: referenceCatalogue,
  upstreams: [],
  stages: [],
};

/** What the configuration names and this machine does not run. */
export interface NotHere {
  /** A server, or an upstream of one. */
  readonly name: string;
  readonly why: string;
  /** What to add to the configuration. */
  readonly remedy: string;
}
