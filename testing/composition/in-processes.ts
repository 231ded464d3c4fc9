import { routes } from "@mcp-landing-zone/contract";
import { startDeployment } from "../../local/deployment.ts";
import type { Deployment, DeploymentOptions } from "../../local/deployment.ts";
import { demoIds } from "../../local/stand-ins/index.ts";
import type { StandIns } from "../../local/stand-ins/index.ts";
import { callFromLoopback } from "./caller-addresses.ts";
import { objectIdOf } from "./person.ts";
import type { Observer, Sighting, Target } from "./target.ts";
import { spelled } from "./spelling.ts";
import type { ForgedToken, HonestToken, Person } from "./token.ts";

/** Which person of the stand-in tenant plays which. Every case gets an object id of its own, so that none spends another's quota. */
const actors: Readonly<Record<Person, string>> = { alice: "alice", bob: "carol", approver: "bob" };

interface Recorded {
  readonly phase?: string;
  readonly decision: string;
  readonly reason: string;
}

/** What was added to the trail since the last look: files grow, and are never changed. */
const trailOf = ({ audit }: StandIns) => {
  let read = new Map<string, number>();
  const files = () => [...audit.files("audit")];
  return {
    look: () => {
      read = new Map(files().map(([name, content]) => [name, content.length]));
    },
    added: (): string => files().reduce((text, [name, content]) => text + content.toString("utf8", read.get(name)), ""),
  };
};

/** Looks into the stand-ins of the deployment: what they hold, whom they were asked for, and what was written to them. */
const observerOf = ({ standIns, feed }: Deployment): Observer => {
  const { documents, journal } = standIns;
  const trail = trailOf(standIns);
  const stored = (): ReadonlySet<string> => new Set(documents.files("documents").keys());
  let since = { decisions: [] as string[], stored: stored(), graph: 0, refused: 0 };
  feed.listen(({ happening }) => {
    if (happening.kind !== "gateway") return;
    const { decision } = happening;
    if (decision.stage !== undefined) since.decisions.push(`gateway:${decision.stage}`);
  });
  const recorded = (text: string): readonly string[] =>
    text
      .split("\n")
      .filter((line) => line.endsWith("}"))
      .map((line) => JSON.parse(line) as Recorded)
      .filter(({ phase = "finished" }) => phase === "finished")
      .map(({ decision, reason }) => `server:${decision === "waiting" ? "waiting" : reason}`);
  return {
    look: () => {
      trail.look();
      since = {
        decisions: [],
        stored: stored(),
        graph: journal.count("graph"),
        refused: standIns.refusedHosts.length,
      };
    },
    seen: (): Sighting => {
      const text = trail.added();
      const now = stored();
      return {
        effects: [
          ...[...now].filter((name) => !since.stored.has(name)).map(() => "a document was saved"),
          ...[...since.stored].filter((name) => !now.has(name)).map(() => "a document was deleted"),
        ],
        upstream: [
          ...(journal.count("graph") > since.graph ? ["graph.microsoft.com"] : []),
          ...standIns.refusedHosts.slice(since.refused),
        ],
        decisions: [...since.decisions, ...recorded(text)],
        written: [{ sink: "the audit trail", text }],
      };
    },
  };
};

export interface InProcesses extends Target {
  readonly deployment: Deployment;
}

export type InProcessesOptions = Partial<DeploymentOptions>;

/** The deployment that `npm start` starts, on free ports. */
export const startInProcesses = async (options: InProcessesOptions): Promise<InProcesses> => {
  const deployment = await startDeployment({ mode: "facade", port: 0, ...options });
  const { facts, standIns, gateway, server } = deployment;
  const signed = (
    { as, scopes, claims = {}, header, spelling }: HonestToken & Partial<ForgedToken>,
    salt: string,
  ): Promise<string> => {
    const oid = objectIdOf(as, salt);
    return standIns.tokens.user({
      person: actors[as],
      client: demoIds.client,
      resource: facts.apiIdUri,
      scopes,
      claims: { oid, sub: `pairwise-${oid}`, ...claims },
      ...(header && { header }),
      ...(spelling && { respell: (texts) => spelled(spelling, texts) }),
    });
  };
  return {
    name: `laptop deployment at ${facts.publicUrl}`,
    url: facts.publicUrl,
    serverUrl: `${server.url}${facts.endpointPath}`,
    tokens: {
      honest: (request, salt) => signed(request, salt),
      forged: (request, salt) => signed(request, salt),
      other: ({ kind, scopes }) =>
        kind === "gateway-identity"
          ? gateway.proof()
          : standIns.tokens.application({ client: demoIds.client, resource: facts.apiIdUri, roles: scopes }),
    },
    observer: observerOf(deployment),
    operator: {
      decide: async (approval, decision) => {
        const approver = await signed({ as: "approver", scopes: ["profile.read"] }, "operator");
        const response = await fetch(`${facts.origin}${routes.approvals}/${approval}`, {
          method: "POST",
          headers: { authorization: `Bearer ${approver}`, "content-type": "application/json" },
          body: JSON.stringify({ decision }),
        });
        if (!response.ok) throw new Error(`the decision was answered with ${response.status}`);
      },
      turnSwitch: (words) => gateway.stop(words),
    },
    deployment,
    facade:
      facts.mode === "facade" ? { client: demoIds.claude, other: demoIds.client, scopes: facts.apiIdUri } : undefined,
    ...callFromLoopback(2),
    close: () => deployment.close(),
  };
};
