/** @import { Controls } from "../console/controls.ts" */
/** @import { Panel } from "./operation.js" */
import { change } from "./api.js";
import { element } from "./element.js";

/** @type {Readonly<Record<Controls["services"][number], string>>} */
const names = {
  entra: "Entra ID",
  graph: "Microsoft Graph",
  identity: "Managed identity",
  vault: "Key Vault",
  contentSafety: "Content Safety",
  documents: "Documents in Blob",
  audit: "Audit trail in Blob",
  telemetry: "Application Insights",
  collection: "Audit table",
};

const well = "none";
/** @type {Readonly<Record<string, string>>} */
const ways = {
  [well]: "works",
  status: "answers 503",
  delay: "answers 2 s late",
  hang: "never answers",
  reset: "cuts the connection",
  garbage: "answers nonsense",
  partial: "stops half-way",
};

/**
 * How each stand-in fails, or that it does not.
 *
 * @param {Controls} controls
 * @param {(turn: () => Promise<string>) => Promise<void>} act
 * @returns {Panel}
 */
export const faultPanel = ({ services }, act) => {
  /** Those that have a fault, as far as this page knows. @type {Set<string>} */
  const broken = new Set();
  /** @type {(service: Controls["services"][number], kind: string) => Promise<string>} */
  const turn = async (service, kind) => {
    if (broken.has(service)) await change("DELETE", `/api/controls/faults/${service}`);
    broken.delete(service);
    if (kind === well) return `${names[service]} works again.`;
    await change("POST", "/api/controls/faults", {
      service,
      kind,
      ...(kind === "status" && { status: 503 }),
      ...(kind === "delay" && { ms: 2_000 }),
    });
    broken.add(service);
    return `${names[service]} ${ways[kind]}.`;
  };
  const selects = new Map(
    services.map((service) => {
      const select = element(
        "select",
        { id: `fault-${service}`, change: () => void act(() => turn(service, select.value)) },
        ...Object.entries(ways).map(([kind, text]) => element("option", { value: kind }, text)),
      );
      return [service, select];
    }),
  );
  const clear = element(
    "button",
    {
      type: "button",
      click: () =>
        void act(async () => {
          await change("DELETE", "/api/controls/faults");
          return "All of them work again.";
        }),
    },
    "Mend all",
  );
  const panel = element(
    "fieldset",
    { class: "panel long" },
    element("legend", {}, "Faults"),
    element("p", { class: "small" }, "What the deployment depends on, each with its way to fail."),
    ...[...selects].map(([service, select]) =>
      element("p", { class: "fault" }, element("label", { for: select.id }, names[service]), select),
    ),
    element("p", { class: "step" }, clear),
  );
  return {
    panel,
    show: ({ faults }) => {
      broken.clear();
      for (const { service } of faults) broken.add(service);
      for (const [service, select] of selects) {
        select.value = faults.find((fault) => fault.service === service)?.fault.kind ?? well;
        select.classList.toggle("broken", broken.has(service));
      }
      clear.disabled = faults.length === 0;
      panel.classList.toggle("active", faults.length > 0);
    },
  };
};
