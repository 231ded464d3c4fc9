// What follows when a detection fires: its playbooks ask, a person decides, and the same workflow as in Azure contains. Each step keeps its time.
import { detections } from "@mcp-landing-zone/governance";
import type { Json, Playbook, Run } from "@mcp-landing-zone/governance/playbooks";
import { playbooks, runWorkflow } from "@mcp-landing-zone/governance/playbooks";
import type { Fired } from "../detections/watch.ts";
import type { AnswerAzure } from "./answer-azure.ts";

export interface Answer {
  readonly id: string;
  readonly detection: string;
  readonly playbook: string;
  readonly title: string;
  readonly does: string;
  /** The subject: `tool:fetch_page`. */
  readonly subject: string;
  readonly state: "asks" | "contained" | "undone" | "left" | "refused" | "failed";
  /** Milliseconds since the newest row that the detection was about. */
  readonly took: Readonly<Partial<Record<"detected" | "asked" | "decided" | "contained", number>>>;
}

export type AnswerDecision = "contain" | "leave" | "undo";

export interface Answers {
  list(): readonly Answer[];
  /** Starts the playbooks that answer it. */
  fired(fired: Fired): Promise<void>;
  decide(id: string, decision: AnswerDecision): Promise<Answer>;
}

interface AnswersOptions {
  readonly azure: AnswerAzure;
  readonly onChange: (answer: Answer) => void;
  readonly now?: () => number;
}

/** Runs a playbook's workflow against the Azure of this machine. Every playbook asks first here, also one that acts at once in Azure. */
export const startPlaybook = (
  azure: AnswerAzure,
  playbook: Playbook,
  trigger: "alert" | "person",
  body: Json,
): Promise<Run> =>
  runWorkflow({
    workflow: playbook.workflow,
    parameters: {
      identity: "id-playbook",
      mode: "ask",
      watchlist: azure.watchlistOf(playbook) as unknown as Json,
      level: 1,
    },
    trigger: { name: trigger, body },
    http: azure.http,
  });

export const createAnswers = ({ azure, onChange, now = Date.now }: AnswersOptions): Answers => {
  const known = new Map<string, Answer & { readonly attackedAt: number }>();

  const keep = (answer: Answer & { readonly attackedAt: number }): Answer => {
    known.set(answer.id, answer);
    onChange(answer);
    return answer;
  };

  const ask = async (fired: Fired, playbook: Playbook, finding: Readonly<Record<string, unknown>>): Promise<void> => {
    const attackedAt = Date.parse(fired.since) - fired.delayMs;
    const since = () => Math.max(0, now() - attackedAt);
    const detected = fired.delayMs;
    const result = await startPlaybook(azure, playbook, "alert", alertOf(fired.id, finding));
    const subject = String(result.records[0]?.["subject"] ?? "");
    const id = `${fired.id}-${playbook.id}-${subject.replaceAll(/[^\w-]/g, "-")}`;
    if (known.has(id)) return;
    const state =
      result.status === "Succeeded" ? "asks" : result.error?.code === "NotOnWatchlist" ? "refused" : "failed";
    const { title, does } = playbook;
    const took = { detected, asked: since() };
    keep({ id, detection: fired.id, playbook: playbook.id, title, does, subject, state, took, attackedAt });
  };

  return {
    list: () => [...known.values()].reverse(),
    fired: async (fired) => {
      const { answers = [] } = detections.find(({ id }) => id === fired.id) ?? {};
      for (const id of answers) {
        const playbook = playbooks.find((each) => each.id === id);
        // A playbook for which this machine has nothing, such as revisions of a container app.
        if (!playbook || azure.watchlistOf(playbook).length === 0) continue;
        for (const finding of fired.findings) await ask(fired, playbook, finding);
      }
    },
    decide: async (id, decision) => {
      const answer = known.get(id);
      const playbook = playbooks.find((each) => each.id === answer?.playbook);
      if (!answer || !playbook)
        throw new RangeError(`answers: received ${JSON.stringify(id)}; should be one that is listed`);
      const decided = Math.max(0, now() - answer.attackedAt);
      if (decision === "leave") return keep({ ...answer, state: "left", took: { ...answer.took, decided } });
      const body = {
        subject: answer.subject,
        reason: answer.detection,
        undo: decision === "undo",
        level: decision === "undo" ? 0 : 1,
      };
      const { status } = await startPlaybook(azure, playbook, "person", body);
      const done = decision === "undo" ? "undone" : "contained";
      const took = { ...answer.took, decided, contained: Math.max(0, now() - answer.attackedAt) };
      return keep({ ...answer, state: status === "Succeeded" ? done : "failed", took });
    },
  };
};

/** An alert of a query rule in the common schema, split by the columns that tell whom it is about. */
const alertOf = (rule: string, finding: Readonly<Record<string, unknown>>): Json => ({
  data: {
    essentials: { alertRule: rule },
    alertContext: {
      condition: {
        allOf: [
          {
            dimensions: ["Tool", "Client", "Server"]
              .filter((name) => typeof finding[name] === "string")
              .map((name) => ({ name, value: String(finding[name]) })),
          },
        ],
      },
    },
  },
});
