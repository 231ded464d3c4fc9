/** @import { Happening } from "../feed.ts" */
import { ask } from "./api.js";
import { showAnswers } from "./answer.js";
import { showApprovals } from "./approvals.js";
import { showArchitecture } from "./architecture.js";
import { showAttack } from "./attack.js";
import { showControls } from "./controls.js";
import { showDecisions } from "./decisions.js";
import { showConnect } from "./connect.js";
import { copyButton } from "./copy-button.js";
import { byId, contentOf, element } from "./element.js";
import { showOperation } from "./operation.js";
import { showPolicies } from "./policies.js";
import { showPosture } from "./posture.js";
import { explainTerms, term } from "./term.js";
import { loadCatalogues, showTools } from "./tools.js";
import { showTry } from "./try.js";

/** @typedef {{ mode: "facade" | "direct", mcpUrl: string, servers: readonly { name: string, kind: import("../local-server.ts").ServerKind, mcpUrl: string, tools: number }[], notHere: readonly import("../local-server.ts").NotHere[], startedAt: string, users: readonly import("./approvals.js").User[], approver: string, examples: Readonly<Record<string, Readonly<Record<string, string>>>> }} Status */

/**
 * @param {Status} status
 */
const showEndpoints = ({ servers, mode }) => {
  byId("endpoint").append(
    // Of several, the addresses stand where they are to be used.
    ...(servers.length === 1
      ? servers.map(({ mcpUrl }) => endpoint(mcpUrl))
      : [
          element(
            "a",
            { href: "#connect" },
            `${servers.length} servers: ${servers.map(({ name }) => name).join(", ")}`,
          ),
        ]),
    mode === "facade"
      ? element("span", { class: "small" }, term("façade (mode)", "signs in through the gateway"))
      : element("span", { class: "small" }, term("direct (mode)", "signs in at Entra")),
  );
};

/** @param {string} mcpUrl */
const endpoint = (mcpUrl) =>
  element("span", { class: "address" }, element("code", {}, mcpUrl), copyButton(mcpUrl, mcpUrl));

/**
 * A section that has nothing to show says why, and leaves the others alone.
 *
 * @template T
 * @param {string} id
 * @param {() => Promise<T> | T} show
 */
const inSection = async (id, show) => {
  const content = contentOf(id);
  content.querySelector(":scope > .notice")?.remove();
  try {
    return await show();
  } catch (error) {
    content.append(element("p", { class: "notice" }, error instanceof Error ? error.message : "Not to be had."));
  } finally {
    // The placeholder that was shown while the section loaded.
    content.querySelector(":scope > .skeleton")?.remove();
    byId(id).removeAttribute("aria-busy");
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
  for (const kind of ["call", "server", "approvals", "control", "answer"]) {
    events.addEventListener(kind, (event) => onHappening(JSON.parse(/** @type {MessageEvent} */ (event).data)));
  }
};

/** @param {Happening} happening */
const concernsApprovals = (happening) =>
  happening.kind === "approvals" || (happening.kind === "server" && happening.record.reason === "approval-needed");

const start = async () => {
  /** @type {Status} */
  const status = await ask("/api/status");
  const [catalogues] = await Promise.all([loadCatalogues(status), explainTerms()]);
  showEndpoints(status);
  const look = showApprovals(status);
  const [decided, turned, answered] = await Promise.all([
    inSection("decisions", showDecisions),
    inSection("operation", () => showOperation(catalogues)),
    inSection("answer", showAnswers),
    inSection("connect", () => showConnect(status)),
    inSection("try", () => showTry(status, catalogues)),
    inSection("approvals", look),
    inSection("tools", () => showTools(catalogues)),
    inSection("architecture", showArchitecture),
    inSection("policies", () => showPolicies(status)),
    inSection("posture", showPosture),
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
