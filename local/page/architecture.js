/** @import { Architecture } from "../console/architecture.ts" */
/** @import { Landscape, Service } from "./architecture-model.js" */
import { ask } from "./api.js";
import { drawing } from "./architecture-drawing.js";
import { landscapeOf } from "./architecture-model.js";
import { contentOf, element } from "./element.js";

/** @param {Service} service */
const way = ({ hasEndpoint, isPrivate }) =>
  hasEndpoint ? "private endpoint" : isPrivate ? "private" : "public address, by right only";

/** @param {Landscape} landscape */
const rowsOf = ({ edge, gateway, servers, services, permission }) => {
  /** @param {Landscape["servers"][number]} server */
  const called = ({ label, name }) => (servers.length > 1 ? `${label} ${name}` : label);
  const names = new Map([
    [gateway.id, gateway.label],
    ...servers.map((one) => /** @type {const} */ ([one.id, called(one)])),
  ]);
  return [
    ...(edge ? [["Clients", edge.label, "", "public"]] : []),
    [edge ? edge.label : "Clients", gateway.label, "the caller's token", gateway.isPrivate ? "private" : "public"],
    ...servers.map((server) => [
      gateway.label,
      called(server),
      permission ?? "",
      server.isPrivate ? "inside the network" : "public",
    ]),
    ...services.flatMap((service) =>
      service.reachedBy.map(({ by, rights }) => [
        names.get(by) ?? by,
        `${service.label} ${service.name}`,
        rights.join(", "),
        way(service),
      ]),
    ),
  ];
};

/** @param {Landscape} landscape */
const asTable = (landscape) =>
  element(
    "details",
    {},
    element("summary", {}, "The same as a table"),
    element(
      "div",
      { class: "wide", tabindex: 0, role: "region", "aria-label": "Who reaches whom" },
      element(
        "table",
        {},
        element(
          "thead",
          {},
          element("tr", {}, ...["Who", "Whom", "By right", "Way"].map((name) => element("th", { scope: "col" }, name))),
        ),
        element(
          "tbody",
          {},
          ...rowsOf(landscape).map(([who = "", ...cells]) =>
            element("tr", {}, element("th", { scope: "row" }, who), ...cells.map((cell) => element("td", {}, cell))),
          ),
        ),
      ),
    ),
  );

export const showArchitecture = async () => {
  /** @type {Architecture} */
  const architecture = await ask("/api/architecture");
  const landscape = landscapeOf(architecture);
  if (!landscape) throw new Error("The stacks hold no gateway with a server behind it.");
  contentOf("architecture").append(
    element(
      "div",
      { class: "wide", tabindex: 0, role: "region", "aria-label": "Drawing of the architecture" },
      drawing(landscape),
    ),
    element(
      "p",
      { class: "small" },
      `${landscape.resources} resources in ${landscape.stacks} stacks; ${landscape.zones} private DNS zones resolve what is private.`,
      landscape.elsewhere.length > 0 &&
        ` Published by the gateway, and running elsewhere: ${landscape.elsewhere.join(", ")}.`,
    ),
    asTable(landscape),
  );
};
