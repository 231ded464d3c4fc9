// What the configuration says of servers, as this machine can run them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ToolCatalogue, Upstream } from "@mcp-landing-zone/contract";
import { serverPlace } from "@mcp-landing-zone/contract";
import type { ExtraStage } from "@mcp-landing-zone/gateway/documents/mcp";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import type { Guest, GuestTarget } from "../guests/guest.ts";
import { guestFrom, upstreamFrom } from "../guests/guest.ts";
import type { LocalServer, NotHere } from "../local-server.ts";

interface ConfiguredServer {
  readonly name: string;
  readonly path?: string;
  readonly wasOnlyServer?: boolean;
  readonly local?: GuestTarget | { readonly upstreams: Readonly<Record<string, GuestTarget>> };
  readonly gatewayStages?: readonly ExtraStage[];
  readonly upstreams?: readonly Upstream[];
  /** Of another catalogue than the reference server's. */
  readonly catalogue?: Pick<ToolCatalogue, "digest">;
  /** One of another make. */
  readonly server?: object;
  /** Of one that runs elsewhere. */
  readonly url?: string;
}

/** A server of the configuration before its tools, and those of its upstreams, were pinned. */
export interface UnpinnedServer extends Omit<LocalServer, "catalogue" | "upstreams"> {
  readonly upstreams: readonly Guest[];
}

export interface Configured {
  readonly servers: readonly UnpinnedServer[];
  readonly notHere: readonly NotHere[];
}

/** Beside the stacks, `npm run synth` writes the configuration that they were made from. */
const serversIn = (stacks: string | undefined): readonly ConfiguredServer[] => {
  if (stacks === undefined) return [];
  const text = readFileSync(join(stacks, "configuration.json"), "utf8");
  return (JSON.parse(text) as { readonly servers?: readonly ConfiguredServer[] }).servers ?? [];
};

/** As its stack places it: the server of a deployment that had only one has no name there. */
const placeOf = ({ name, path, wasOnlyServer = false, gatewayStages = [] }: ConfiguredServer) => {
  const { onGateway, base } = serverPlace(wasOnlyServer ? {} : { name, path });
  return { name: onGateway, base, stages: gatewayStages };
};

/** Why it is not this project's server, of which this checkout has the program. */
const otherMake = ({ server, url, catalogue }: ConfiguredServer): string | undefined => {
  if (url !== undefined) return `it runs elsewhere (${url})`;
  if (server !== undefined) return "it is an image of another make";
  if (catalogue !== undefined && catalogue.digest !== referenceCatalogue.digest)
    return "its image has tools that this checkout has not";
  return undefined;
};

const howToRun = 'local: { command: ["node", "server.js"] } or local: { url: "http://127.0.0.1:3000/mcp" }';

const upstreamsOf = ({ name: server, local, upstreams = [] }: ConfiguredServer) => {
  const targets = local && "upstreams" in local ? local.upstreams : {};
  const here: Guest[] = [];
  const notHere: NotHere[] = [];
  for (const { credential, ...upstream } of upstreams) {
    const { name, spotlight } = upstream;
    const target = targets[name];
    if (target)
      here.push({
        name,
        upstream: { ...upstreamFrom(name, target, `${server}: local.upstreams`), ...(spotlight && { spotlight }) },
      });
    else if (credential === undefined || credential.kind === "none") here.push({ name, upstream });
    // A credential of Azure proves nothing from here, and no secret of the vault is on this machine.
    else
      notHere.push({
        name: `${server}: upstream ${name}`,
        why: `it wants a credential of Azure (${credential.kind})`,
        remedy: `local: { upstreams: { ${name}: { url: "http://127.0.0.1:3000/mcp" } } }`,
      });
  }
  return { here, notHere };
};

/** Every server of the configuration but those that others of the same name replace: those that run here, this project's own first, and why the others do not. */
export const configuredServers = (stacks: string | undefined, replaced: readonly string[] = []): Configured => {
  const references: UnpinnedServer[] = [];
  const guests: UnpinnedServer[] = [];
  const notHere: NotHere[] = [];
  for (const server of serversIn(stacks)) {
    const { name, local } = server;
    if (replaced.includes(name)) continue;
    const why = otherMake(server);
    if (local && !("upstreams" in local)) {
      guests.push({ ...placeOf(server), kind: "guest", upstreams: [guestFrom(name, local, `${name}: local`)] });
    } else if (why !== undefined) {
      notHere.push({ name, why, remedy: howToRun });
    } else {
      const upstreams = upstreamsOf(server);
      references.push({ ...placeOf(server), kind: "reference", upstreams: upstreams.here });
      notHere.push(...upstreams.notHere);
    }
  }
  return { servers: [...references, ...guests], notHere };
};
