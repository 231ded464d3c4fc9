import { ask, change } from "./api.js";
import { coalesced } from "./coalesced.js";
import { byId, contentOf, element } from "./element.js";
import { visible, visibleJson } from "./visible.js";

/** Looking costs the approver a request of their quota, and many things can happen at once. */
const pauseMs = 250;

/** @typedef {{ name: string, displayName: string, objectId: string }} User */
/** With the name of the server that asks. @typedef {import("../../server/src/approvals/approval.ts").ApprovalRequest & { server?: string }} ApprovalRequest */

/** @param {string} instant */
const time = (instant) =>
  element("time", { datetime: instant }, new Date(instant).toLocaleTimeString("en-GB", { timeStyle: "short" }));

/** @type {Readonly<Record<ApprovalRequest["approver"], string>>} */
const whoMay = {
  caller: "The caller may agree, too.",
  "other-person": "The caller cannot agree to it.",
};

/**
 * @param {ApprovalRequest} request
 * @param {readonly User[]} users
 */
const requester = ({ principal }, users) =>
  users.find(({ objectId }) => principal.endsWith(objectId))?.displayName ?? principal;

/**
 * @param {ApprovalRequest} request
 * @param {readonly User[]} users
 * @param {(request: ApprovalRequest, decision: "approved" | "denied") => void} decide
 */
const card = (request, users, decide) => {
  const title = `approval-${request.id}`;
  /**
   * @param {"approved" | "denied"} decision
   * @param {string} text
   */
  const button = (decision, text) =>
    element(
      "button",
      {
        type: "button",
        class: decision,
        "aria-describedby": title,
        click: ({ currentTarget }) => {
          for (const one of /** @type {HTMLElement} */ (currentTarget).parentElement?.querySelectorAll("button") ?? [])
            one.disabled = true;
          decide(request, decision);
        },
      },
      text,
    );
  return element(
    "li",
    { class: "card", "data-approval": request.id },
    element(
      "h3",
      { id: title },
      element("code", {}, visible(request.tool)),
      ` for ${visible(requester(request, users))}`,
    ),
    element("pre", { tabindex: 0, "aria-label": "Arguments" }, visibleJson(request.arguments)),
    element("p", { class: "small" }, "Asked at ", time(request.requestedAt), ", expires at ", time(request.expiresAt)),
    element("p", { class: "small" }, whoMay[request.approver]),
    element("p", { class: "actions" }, button("approved", "Approve once"), button("denied", "Deny")),
  );
};

/**
 * Shows the calls that wait for a person. The returned function reads them again.
 *
 * @param {{ users: readonly User[], approver: string }} status
 * @returns {() => Promise<void>}
 */
export const showApprovals = ({ users, approver }) => {
  const said = element("p", { class: "said", role: "status" });
  const empty = element("p", { class: "empty" });
  const list = element("ul", { class: "cards" });
  const name = users.find((user) => user.name === approver)?.displayName ?? approver;
  byId("approvals-lead").append(` You decide as ${name}, through the server's own checks.`);
  contentOf("approvals").append(said, empty, list);

  /**
   * @param {ApprovalRequest} request
   * @param {"approved" | "denied"} decision
   */
  const decide = async (request, decision) => {
    try {
      /** @type {{ outcome?: string }} */
      const { outcome } = await change("POST", `/api/approvals/${request.id}`, {
        decision,
        server: request.server,
      });
      const word = decision === "approved" ? "Approved" : "Denied";
      said.replaceChildren(
        outcome === "decided"
          ? `${word}: ${request.tool} for ${requester(request, users)}.`
          : `Not decided: ${outcome ?? "refused"}.`,
      );
    } catch (error) {
      said.replaceChildren(error instanceof Error ? error.message : "Could not be decided.");
    }
    await look();
    // The button that was pressed is gone.
    (list.querySelector("button") ?? byId("approvals-title")).focus();
  };

  const look = coalesced(async () => {
    /** @type {{ approvals: readonly ApprovalRequest[], unavailable?: number }} */
    const { approvals, unavailable } = await ask("/api/approvals");
    const shown = new Map(
      [...list.children].map((child) => [/** @type {HTMLElement} */ (child).dataset["approval"], child]),
    );
    // Existing entries are kept, so that they do not lose the focus.
    list.replaceChildren(
      ...approvals.map((one) => {
        const known = shown.get(one.id);
        const stale = known?.querySelector("button:disabled");
        return known && !stale ? known : card(one, users, (request, decision) => void decide(request, decision));
      }),
    );
    empty.hidden = approvals.length > 0;
    empty.replaceChildren(
      unavailable === undefined ? "Nothing waits." : `Approvals cannot be shown now: the answer was ${unavailable}.`,
    );
    const count = byId("approvals-count");
    count.hidden = approvals.length === 0;
    count.replaceChildren(String(approvals.length), element("span", { class: "unseen" }, " waiting"));
  }, pauseMs);
  return look;
};
