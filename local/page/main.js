/** @import { Happening } from "../feed.ts" */
import { ask } from "./api.js";
import { showAnswers } from "./answer.js";
import { showApprovals } from "./approvals.js";
import { showArchitecture } from "./architecture.js";
import { showAttack } from "./attack.js";
import { showControls } from "./controls.js";
import { showDecisions } from "./decisions.js";
import { byId, contentOf, element } from "./element.js";
import { showOperation } from "./operation.js";
import { showTools } from "./tools.js";

/** @typedef {{ mode: string, mcpUrl: string, servers: readonly { name: string, mcpUrl: string }[], startedAt: string, users: readonly import("./approvals.js").User[], approver: string }} Status */

/**
 * @param {Status} status
 */
const showEndpoints = ({ servers, mode }) => {
  byId("endpoint").append(
    ...servers.map(({ mcpUrl }) => endpoint(mcpUrl)),
    element("span", { class: "small" }, mode === "facade" ? "signs in through the gateway" : "signs in at Entra"),
  );
};

/** @param {string} mcpUrl */
const endpoint = (mcpUrl) => {
  const copy = element(
    "button",
    {
      type: "button",
      class: "quiet",
      click: async () => {
        await navigator.clipboard.writeText(mcpUrl);
        copy.replaceChildren("Copied");
      },
    },
    "Copy",
  );
  return element("span", { class: "address" }, element("code", {}, mcpUrl), copy);
};

/**
 * A section that has nothing to show says why, and leaves the others alone.
 *
 * @template T
 * @param {string} id
 * @param {() => Promise<T> | T} show
 */
const inSection = async (id, show) => {
  contentOf(id).querySelector(":scope > .notice")?.remove();
  try {
    return await show();
  } catch (error) {
    contentOf(id).append(element("p", { class: "notice" }, error instanceof Error ? error.message : "Not to be had."));
  }
};

/**
 * @param {Status} status
 * @param {(happening: Happening) => void} onHappening
 */
const listen = (status, onHappening) => {
  const events = new EventSource("/api/events");
  const connection = byId("connection");
  /** @param {boolean} isLive */
  const say = (isLive) => {
    connection.classList.toggle("live", isLive);
    connection.replaceChildren(isLive ? "Live" : "Not connected, trying again");
  };
  events.addEventListener("open", async () => {
    say(true);
    /** @type {Status} */
    const now = await ask("/api/status");
    // Another deployment has taken its place: nothing here is true any more.
    if (now.startedAt !== status.startedAt) location.reload();
  });
  events.addEventListener("error", () => say(false));
  for (const kind of ["gateway", "server", "approvals", "control", "answer"]) {
    events.addEventListener(kind, (event) => onHappening(JSON.parse(/** @type {MessageEvent} */ (event).data)));
  }
};

/** @param {Happening} happening */
const concernsApprovals = (happening) =>
  happening.kind === "approvals" || (happening.kind === "server" && happening.record.reason === "approval-needed");

const start = async () => {
  /** @type {Status} */
  const status = await ask("/api/status");
  showEndpoints(status);
  const look = showApprovals(status);
  const [decided, turned, answered] = await Promise.all([
    inSection("decisions", showDecisions),
    inSection("operation", showOperation),
    inSection("answer", showAnswers),
    inSection("approvals", look),
    inSection("architecture", showArchitecture),
    inSection("tools", () => showTools(status)),
    inSection("attack", showAttack),
    inSection("controls", showControls),
  ]);
  listen(status, (happening) => {
    decided?.(happening);
    if (happening.kind === "control") void turned?.();
    if (happening.kind === "answer") void answered?.();
    if (concernsApprovals(happening)) void inSection("approvals", look);
  });
};

void start();
