/** @import { Landscape, Network, Place, Service } from "./architecture-model.js" */
import { drawn } from "./element.js";

const width = 1180;
const top = 56;
const rowHeight = 56;
const box = { width: 174, height: 64 };
/** From left to right: who calls, the gateway, the server, private endpoints, services. */
const x = { clients: 8, network: 210, gateway: 232, server: 470, endpoints: 716, services: 846 };
const serviceWidth = width - x.services - 4;

/**
 * @param {number} left
 * @param {number} middle
 * @param {string} text
 * @param {string} kind
 */
const words = (left, middle, text, kind) => drawn("text", { x: left, y: middle, class: kind }, text);

/**
 * A closed lock, or an open one.
 *
 * @param {number} left
 * @param {number} above
 * @param {boolean} isPrivate
 */
const lock = (left, above, isPrivate) =>
  drawn(
    "g",
    { class: isPrivate ? "lock private" : "lock public", transform: `translate(${left} ${above})` },
    drawn("path", {
      class: "shackle",
      d: isPrivate ? "M3 7V4.5a3.5 3.5 0 0 1 7 0V7" : "M3 7V4.5a3.5 3.5 0 0 1 6.5-1.8",
    }),
    drawn("rect", { x: 1, y: 7, width: 11, height: 8, rx: 2 }),
  );

/**
 * @param {Place} place
 * @param {number} left
 * @param {number} middle
 * @param {string} note
 */
const computeBox = ({ label, name, isPrivate }, left, middle, note) =>
  drawn(
    "g",
    { class: isPrivate ? "place private" : "place public" },
    drawn("rect", { x: left, y: middle - box.height / 2, width: box.width, height: box.height, rx: 8 }),
    lock(left + box.width - 21, middle - box.height / 2 + 8, isPrivate),
    words(left + 12, middle - 9, label, "title"),
    words(left + 12, middle + 7, name, "detail"),
    words(left + 12, middle + 22, note, "detail"),
  );

/**
 * @param {Network | undefined} network
 * @param {number} left
 * @param {number} frameWidth
 * @param {number} height
 */
const subnet = (network, left, frameWidth, height) =>
  network &&
  drawn(
    "g",
    { class: "subnet" },
    drawn("rect", { x: left, y: top, width: frameWidth, height, rx: 8 }),
    words(left + 10, top + 18, `subnet ${network.name}`, "detail"),
    ...[...(network.isGuarded ? ["security group"] : []), ...(network.isNatted ? ["out through NAT"] : [])].map(
      (text, index) => words(left + 10, top + height - 12 - index * 15, text, "detail"),
    ),
  );

/**
 * @param {number} fromX
 * @param {number} fromY
 * @param {number} toX
 * @param {number} toY
 */
const curve = (fromX, fromY, toX, toY) => {
  const bend = (toX - fromX) / 2;
  return drawn("path", {
    class: "way",
    d: `M${fromX} ${fromY}C${fromX + bend} ${fromY} ${toX - bend} ${toY} ${toX} ${toY}`,
  });
};

/**
 * @param {number} fromX
 * @param {number} toX
 * @param {number} y
 * @param {string} kind
 */
const arrow = (fromX, toX, y, kind) =>
  drawn(
    "g",
    { class: `way ${kind}` },
    drawn("path", { d: `M${fromX} ${y}H${toX - 7}` }),
    drawn("path", { class: "head", d: `M${toX} ${y}l-9 -4.5v9z` }),
  );

const longestNames = 24;

/** @param {Service} service */
const rightsOf = ({ reachedBy }) => {
  const roles = [...new Set(reachedBy.flatMap(({ rights }) => rights))];
  const names = reachedBy.map(({ by }) => by).join(" and ");
  if (names === "") return "for operators";
  const who = names.length <= longestNames ? names : `${reachedBy.length} identities`;
  const [first = "by its identity", ...more] = roles;
  return `${who}: ${first}${more.length > 0 ? ` and ${more.length} more` : ""}`;
};

/**
 * @param {Service} service
 * @param {number} middle
 */
const serviceBox = (service, middle) =>
  drawn(
    "g",
    { class: service.isPrivate ? "place private" : "place public" },
    drawn("rect", { x: x.services, y: middle - 22, width: serviceWidth, height: 44, rx: 8 }),
    lock(x.services + serviceWidth - 22, middle - 15, service.isPrivate),
    drawn(
      "text",
      { x: x.services + 12, y: middle - 4, class: "title" },
      `${service.label} `,
      drawn("tspan", { class: "detail" }, service.name),
    ),
    words(x.services + 12, middle + 13, rightsOf(service), "detail"),
  );

/**
 * Out of the gateway, up or down, then past everything to the right.
 *
 * @param {number} fromY
 * @param {number} toX
 * @param {number} toY
 */
const aroundTheServer = (fromY, toX, toY) => {
  const left = x.gateway + box.width / 2;
  const turn = toY < fromY ? -12 : 12;
  return drawn("path", {
    class: "way",
    d: `M${left} ${fromY + (turn / 12) * (box.height / 2)}V${toY - turn}Q${left} ${toY} ${left + 12} ${toY}H${toX}`,
  });
};

/**
 * Other identities than those of gateway and server reach a service without being on the way of a call.
 *
 * @param {Service} service
 * @param {number} middle of the service
 * @param {number} from the middle of gateway and server
 */
const waysTo = ({ hasEndpoint, reachedBy }, middle, from) => {
  const endX = hasEndpoint ? x.endpoints + 38 : x.services;
  const by = reachedBy.map((reach) => reach.by);
  return [
    by.includes("server") && curve(x.server + box.width, from, endX, middle),
    by.includes("gateway") && aroundTheServer(from, endX, middle),
    hasEndpoint && drawn("path", { class: "way", d: `M${x.endpoints + 52} ${middle}H${x.services}` }),
    hasEndpoint && drawn("circle", { class: "endpoint", cx: x.endpoints + 45, cy: middle, r: 7 }),
  ];
};

/** @param {Landscape} landscape */
const described = ({ edge, gateway, server, services }) => {
  const shut = services.filter(({ isPrivate }) => isPrivate).length;
  return [
    `Clients reach ${edge ? `${edge.label}, which reaches ` : ""}${gateway.label}, which is ${gateway.isPrivate ? "private" : "public"}.`,
    `It reaches the ${server.label}, which is ${server.isPrivate ? "private" : "public"}.`,
    `${shut} of ${services.length} services behind it are private.`,
  ].join(" ");
};

/**
 * @param {Landscape} landscape
 * @returns {SVGSVGElement}
 */
export const drawing = (landscape) => {
  const { gateway, server, endpoints, services, permission } = landscape;
  const inner = services.length * rowHeight + 40;
  const height = top + inner + 20;
  const middle = top + inner / 2;
  /** @param {number} index */
  const rowAt = (index) => top + 20 + rowHeight * (index + 0.5);
  // A network that was there before is not part of the stacks: its subnets are known by their ids alone.
  const isElsewhere = !server.network;
  const networkLeft = gateway.network || isElsewhere ? x.network : x.server - 22;
  return drawn(
    "svg",
    {
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-labelledby": "drawing-title drawing-text",
      class: "drawing",
    },
    drawn("title", { id: "drawing-title" }, "Architecture of the deployment"),
    drawn("desc", { id: "drawing-text" }, described(landscape)),
    drawn("rect", {
      class: "network",
      x: networkLeft,
      y: top - 36,
      width: 830 - networkLeft,
      height: inner + 48,
      rx: 12,
    }),
    words(networkLeft + 14, top - 14, isElsewhere ? "existing virtual network" : "virtual network", "label"),
    subnet(gateway.network, x.gateway - 10, box.width + 20, inner),
    subnet(server.network, x.server - 10, box.width + 20, inner),
    subnet(endpoints, x.endpoints - 14, 118, inner),
    ...services.flatMap((service, index) => waysTo(service, rowAt(index), middle)),
    ...callers(landscape, middle),
    arrow(x.clients + 140, x.gateway, middle, "in"),
    words(x.clients + 146, middle - 10, "token", "detail"),
    arrow(x.gateway + box.width, x.server, middle, "in"),
    permission !== undefined &&
      words(x.gateway + box.width + 12, middle - 10, permission.replace("Gateway.", ""), "detail"),
    computeBox(gateway, x.gateway, middle, gatewayNote(landscape)),
    computeBox(server, x.server, middle, server.isPrivate ? "no address outside" : "public address"),
    ...services.map((service, index) => serviceBox(service, rowAt(index))),
  );
};

/** @param {Landscape} landscape */
const gatewayNote = ({ gateway, edge }) =>
  gateway.isPrivate ? (edge ? "behind Front Door" : "no address outside") : "the only way in";

/**
 * @param {number} middle
 * @param {string} title
 * @param {string} detail
 */
const outsideBox = (middle, title, detail) =>
  drawn(
    "g",
    { class: "place outside" },
    drawn("rect", { x: x.clients, y: middle - 32, width: 140, height: 64, rx: 8 }),
    words(x.clients + 12, middle - 6, title, "title"),
    words(x.clients + 12, middle + 12, detail, "detail"),
  );

/**
 * Who comes from outside: the clients, what stands before the gateway, and who issues tokens.
 *
 * @param {Landscape} landscape
 * @param {number} middle
 */
const callers = ({ edge, directory, gateway }, middle) => {
  const clients = edge ? middle + 100 : middle;
  const issuer = edge ? middle + 200 : top + 52;
  const from = edge || !gateway.isPrivate ? "from anywhere" : "inside the network";
  const left = x.clients + 70;
  return [
    directory && drawn("path", { class: "way tokens", d: `M${left} ${clients}V${issuer}` }),
    edge && drawn("path", { class: "way in", d: `M${left} ${clients}V${middle}` }),
    edge && outsideBox(middle, edge.label, "the only way in"),
    outsideBox(clients, "MCP clients", from),
    directory && outsideBox(issuer, directory.label, `${directory.name}: tokens`),
  ];
};
