import { platform } from "node:os";
import { startDeployment } from "../../local/deployment.ts";
import type { Deployment } from "../../local/deployment.ts";
import { demoIds } from "../../local/stand-ins/index.ts";
import { objectIdOf } from "./person.ts";
import type { Observer, Sighting, Target } from "./target.ts";
import type { Claims, HonestToken, Person } from "./token.ts";

/** Who of the stand-in tenant plays whom. Every case gets an object id of its own, so that none spends another's quota. */
const actors: Readonly<Record<Person, string>> = { alice: "alice", bob: "carol", approver: "bob" };

interface Recorded {
  readonly phase?: string;
  readonly decision: string;
  readonly reason: string;
}

/** Looks into the stand-ins of the deployment: what they hold, whom they were asked for, and what was written to them. */
const observerOf = ({ standIns, feed }: Deployment): Observer => {
  const { audit, documents, journal } = standIns;
  const trail = (): string => [...audit.files("audit").values()].map((content) => content.toString("utf8")).join("");
  const stored = (): readonly string[] => [...documents.files("documents").keys()];
  let since = { trail: "", decisions: [] as string[], stored: stored(), graph: 0, refused: 0 };
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
      since = {
        trail: trail(),
        decisions: [],
        stored: stored(),
        graph: journal.count("graph"),
        refused: standIns.refusedHosts.length,
      };
    },
    seen: (): Sighting => {
      const text = trail().slice(since.trail.length);
      const now = stored();
      return {
        effects: [
          ...now.filter((name) => !since.stored.includes(name)).map(() => "a document was saved"),
          ...since.stored.filter((name) => !now.includes(name)).map(() => "a document was deleted"),
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

/** The deployment that `npm start` starts, on free ports. */
export const laptopTarget = async (): Promise<Target> => {
  const deployment = await startDeployment({ mode: "facade", port: 0 });
  const { facts, standIns, gateway, server } = deployment;
  const signed = ({ as, scopes }: HonestToken, salt: string, claims: Claims = {}, header?: Claims): Promise<string> => {
    const oid = objectIdOf(as, salt);
    return standIns.tokens.user({
      person: actors[as],
      client: demoIds.client,
      resource: facts.apiIdUri,
      scopes,
      claims: { oid, sub: `pairwise-${oid}`, ...claims },
      ...(header && { header }),
    });
  };
  return {
    name: `laptop deployment at ${facts.publicUrl}`,
    url: facts.publicUrl,
    serverUrl: `${server.url}${facts.endpointPath}`,
    tokens: {
      honest: (request, salt) => signed(request, salt),
      forged: ({ claims, header, ...request }, salt) => signed(request, salt, claims, header),
      other: ({ kind, scopes }) =>
        kind === "gateway-identity"
          ? gateway.proof()
          : standIns.tokens.application({ client: demoIds.client, resource: facts.apiIdUri, roles: scopes }),
    },
    observer: observerOf(deployment),
    operator: {
      decide: async (approval, decision) => {
        const response = await fetch(`${server.url}/approvals/${approval}`, {
          method: "POST",
          headers: {
            authorization: `Bearer ${await signed({ as: "approver", scopes: ["profile.read"] }, "operator")}`,
            "x-gateway-authorization": `Bearer ${await gateway.proof()}`,
          },
          body: JSON.stringify({ decision }),
        });
        if (!response.ok) throw new Error(`the decision was answered with ${response.status}`);
      },
      turnSwitch: (words) => gateway.stop(words),
    },
    facade: true,
    ...(platform() === "linux" && { callFrom: (index) => `127.2.${index >> 8}.${index & 255 || 1}` }),
    close: () => deployment.close(),
  };
};
