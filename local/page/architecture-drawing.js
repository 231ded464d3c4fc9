// Long: one drawing, whose parts share its measures.
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

const longestRight = 46;
const most = { servers: 4 };
/** Three of them stand between the ways of the gateway around them. */
const serverHeight = 72;

/** @param {Service} service @param {Landscape} landscape */
const rightsOf = ({ reachedBy }, { gateway, servers }) => {
  const roles = [...new Set(reachedBy.flatMap(({ rights }) => rights))];
  const named = new Map([
    [gateway.id, "gateway"],
    ...servers.map(({ id, name }) => /** @type {const} */ ([id, servers.length > 1 ? name : "server"])),
  ]);
  const names = reachedBy.map(({ by }) => named.get(by) ?? by).join(" and ");
  if (names === "") return "for operators";
  const [first = "by its identity", ...more] = roles;
  const who = `${names}${first}`.length <= longestRight ? names : `${reachedBy.length} identities`;
  return `${who}: ${first}${more.length > 0 ? ` and ${more.length} more` : ""}`;
};

/**
 * @param {Service} service
 * @param {number} middle
 * @param {Landscape} landscape
 */
const serviceBox = (service, middle, landscape) =>
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
    words(x.services + 12, middle + 13, rightsOf(service, landscape), "detail"),
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
 * Other identities than those of gateway and servers reach a service without being on the way of a call.
 *
 * @param {Service} service
 * @param {number} middle of the service
 * @param {Landscape["gateway"]} gateway
 * @param {number} from the middle of the gateway
 * @param {ReadonlyMap<string, number>} serversAt the middle of each server that is drawn
 */
const waysTo = ({ hasEndpoint, reachedBy }, middle, gateway, from, serversAt) => {
  const endX = hasEndpoint ? x.endpoints + 38 : x.services;
  const starts = new Set(reachedBy.flatMap(({ by }) => serversAt.get(by) ?? []));
  return [
    ...[...starts].map((start) => curve(x.server + box.width, start, endX, middle)),
    reachedBy.some(({ by }) => by === gateway.id) && aroundTheServer(from, endX, middle),
    hasEndpoint && drawn("path", { class: "way", d: `M${x.endpoints + 52} ${middle}H${x.services}` }),
    hasEndpoint && drawn("circle", { class: "endpoint", cx: x.endpoints + 45, cy: middle, r: 7 }),
  ];
};

/**
 * From the gateway to a server, which may stand higher or lower.
 *
 * @param {number} from
 * @param {number} to
 */
const forward = (from, to) => {
  const [left, right] = [x.gateway + box.width, x.server];
  const bend = (right - left) / 2;
  return drawn(
    "g",
    { class: "way in" },
    drawn("path", { d: `M${left} ${from}C${left + bend} ${from} ${right - bend} ${to} ${right - 7} ${to}` }),
    drawn("path", { class: "head", d: `M${right} ${to}l-9 -4.5v9z` }),
  );
};

/** @param {Landscape} landscape */
const described = ({ edge, gateway, servers, services }) => {
  const shut = services.filter(({ isPrivate }) => isPrivate).length;
  return [
    `Clients reach ${edge ? `${edge.label}, which reaches ` : ""}${gateway.label}, which is ${gateway.isPrivate ? "private" : "public"}.`,
    ...servers.map(
      ({ label, name, isPrivate }) =>
        `It reaches the ${label}${servers.length > 1 ? ` ${name}` : ""}, which is ${isPrivate ? "private" : "public"}.`,
    ),
    `${shut} of ${services.length} services behind it are private.`,
  ].join(" ");
};

/**
 * @param {Landscape} landscape
 * @returns {SVGSVGElement}
 */
export const drawing = (landscape) => {
  const { gateway, servers, endpoints, services, permission } = landscape;
  const shown = servers.slice(0, most.servers);
  const inner = Math.max(services.length * rowHeight, shown.length * serverHeight) + 40;
  const height = top + inner + 20;
  const middle = top + inner / 2;
  /** @param {number} index */
  const rowAt = (index) => top + 20 + rowHeight * (index + 0.5);
  // A network that was there before is not part of the stacks: its subnets are known by their ids alone.
  const network = servers[0]?.network;
  const isElsewhere = !network;
  const serversAt = new Map(
    shown.map(({ id }, index) => [id, middle + (index - (shown.length - 1) / 2) * serverHeight]),
  );
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
    subnet(network, x.server - 10, box.width + 20, inner),
    subnet(endpoints, x.endpoints - 14, 118, inner),
    ...services.flatMap((service, index) => waysTo(service, rowAt(index), gateway, middle, serversAt)),
    ...callers(landscape, middle),
    arrow(x.clients + 140, x.gateway, middle, "in"),
    words(x.clients + 146, middle - 10, "token", "detail"),
    ...[...serversAt.values()].map((at) => forward(middle, at)),
    permission !== undefined &&
      words(
        x.gateway + box.width + 12,
        Math.min(...serversAt.values()) - 10,
        permission.replace("Gateway.", ""),
        "detail",
      ),
    computeBox(gateway, x.gateway, middle, gatewayNote(landscape)),
    ...shown.map((server) =>
      computeBox(
        server,
        x.server,
        serversAt.get(server.id) ?? middle,
        server.isPrivate ? "no address outside" : "public address",
      ),
    ),
    servers.length > shown.length &&
      words(x.server, top + inner - 48, `and ${servers.length - shown.length} more servers`, "detail"),
    ...services.map((service, index) => serviceBox(service, rowAt(index), landscape)),
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
 * The outside: clients, Front Door before the gateway, and the issuer of tokens.
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
