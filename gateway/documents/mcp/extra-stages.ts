import { errorCodes } from "@mcp-landing-zone/contract";
import type { Element, ElementData } from "../../policy/index.ts";
import { stage, text } from "../../policy/index.ts";
import type { StageNotes } from "../notes.ts";
import { refuseAs } from "../refusals.ts";
import { wayVariables } from "../variables.ts";
import type { ExtraStage } from "./extra-stage-rules.ts";
import { extraStageProblems } from "./extra-stage-rules.ts";
import { mcpVariables } from "./variables.ts";
import { PolicyRefusal, refuseUnless } from "../../policy/refusal.ts";

/** Statuses with which an extra stage refuses. 401 is the gateway's: it comes with a challenge. */
export type ExtraStatus = 400 | 403 | 409 | 429 | 503;

/**
 * Ends the request in an extra stage, as the gateway ends those that it refuses: a JSON-RPC error that no cache keeps. A stage has no other way to answer.
 *
 * @example
 * refuseCall(403, "Only from the branch network");
 */
export const refuseCall = (status: ExtraStatus, message: string): Element<"api/inbound" | "api/outbound"> => {
  refuseUnless(
    /^[\w ,.()/:;'-]{1,200}$/.test(message),
    "message",
    message,
    "1 to 200 letters, digits, spaces and , . ( ) / : ; ' -",
  );
  const code = status < 500 ? errorCodes.refused : errorCodes.unavailable;
  return refuseAs({ status, code, message }, { idMember: mcpVariables.idMember.or("") });
};

interface Placed {
  readonly inbound: readonly Element<"api/inbound">[];
  readonly outbound: readonly Element<"api/outbound">[];
  readonly notes: StageNotes;
}

/** The stages as elements of the document of the server `server`. */
export const placed = (server: string, stages: readonly ExtraStage[]): Placed => {
  const [problem] = extraStageProblems(stages);
  if (problem) throw new PolicyRefusal(`stages${problem.field}`, problem.received, problem.right);
  const elementsOf = (section: ExtraStage["section"]): readonly ElementData[] =>
    stages
      .filter((one) => one.section === section)
      .flatMap(({ name, elements }) => {
        const id = `extra-${name}`;
        return elements.map((element) => stage(id, countedApart(element, `${server}:${id}:`)));
      });
  return {
    inbound: elementsOf("inbound"),
    outbound: elementsOf("outbound"),
    notes: Object.fromEntries(stages.map(({ name, purpose }) => [`extra-${name}`, `configuration: ${purpose}`])),
  };
};

/**
 * The gateway keeps one counter for each key, across all policies: no count of one server may be another's, nor one of the gateway's own limits. A call over
 * a limit is answered as those limits answer.
 */
const countedApart = (element: ElementData, start: string): ElementData => {
  const within = (elements: readonly ElementData[]) => elements.map((one) => countedApart(one, start));
  if (element.element === "rate-limit-by-key") {
    const { variable, holds } = wayVariables.retryAfter;
    return { ...element, key: text(start, element.key), retryAfter: { variable, holds } };
  }
  if (element.element !== "choose") return element;
  return {
    ...element,
    branches: element.branches.map((branch) => ({ ...branch, elements: within(branch.elements) })),
    otherwise: within(element.otherwise),
  };
};
