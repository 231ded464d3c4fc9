// What a page or a command on this machine can see and change while the deployment runs.
import { recordedNames, switchWord } from "@mcp-landing-zone/contract";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { playAttack } from "../answer/play.ts";
import { connectSteps } from "../connect.ts";
import type { Facts } from "../facts.ts";
import { auditKey } from "../facts.ts";
import type { Deployment } from "../running-deployment.ts";
import { approverOf, createApprovals } from "./approvals.ts";
import { readArchitecture } from "./architecture.ts";
import { streamEvents } from "./events.ts";
import { exportAudit } from "./exported-audit.ts";
import { createFaultBoard, services } from "./faults.ts";
import { refusedBecause } from "./guard.ts";
import type { Fields } from "./input.ts";
import { oneOf, readFields, someOf, textOf, WrongInput } from "./input.ts";
import { servePage } from "./page.ts";
import { welcomePath } from "../stand-ins/pages.ts";
import { keyRing, turnKeys } from "./signing-keys.ts";

interface ConsoleOptions {
  readonly deployment: Deployment;
  readonly port: number;
  /** Where `npm run synth` has written. Without it there is no architecture to show. @default none */
  readonly stacks?: string;
  /** @default none */
  readonly page?: Page;
  /** Ends the deployment. @default it cannot be ended from here */
  readonly onStop?: () => void;
}

/** What a browser is shown, and what that asks for besides what every console has. */
export interface Page {
  readonly folder: string;
  readonly endpoints?: (deployment: Deployment) => Readonly<Record<string, Endpoint>>;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export type Endpoint = (fields: Fields, id: string) => Promise<Answer> | Answer;

const ok = (body: unknown): Answer => ({ status: 200, body });

const send = (response: ServerResponse, { status, body }: Answer): void => {
  response
    .writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" })
    .end(JSON.stringify(body));
};

/** By method and path; `*` stands for one name at the end of it. */
const endpointsOf = ({ deployment, stacks, onStop }: ConsoleOptions): Readonly<Record<string, Endpoint>> => {
  const { facts, servers, notHere, standIns, gateway, feed, startedAt } = deployment;
  const approvals = createApprovals(deployment);
  const board = createFaultBoard(standIns.faults);
  const users = standIns.users.map(({ name }) => name);
  const scopes = servers.flatMap(({ catalogue }) => catalogue.scopes.map(({ name }) => name));
  const names = servers.map(({ name }) => name);
  const clientNames = Object.fromEntries(
    servers.flatMap(({ clients }) => clients.map(({ clientId, name }) => [String(clientId), name])),
  );
  const stopsOf = ({ clients, catalogue }: Facts): readonly string[] => [
    "all",
    ...clients.map(({ clientId }) => `client:${String(clientId)}`),
    ...recordedNames(catalogue).map(switchWord),
  ];
  const noServer = (name: string): Answer => ({
    status: 404,
    body: { error: `server: received ${name}; should be one of ${names.join(", ")}` },
  });
  const turned = (what: string, body: unknown): Answer => {
    feed.publish({ kind: "control", what });
    return ok(body);
  };
  return {
    "GET /api/status": () =>
      ok({
        mode: facts.mode,
        mcpUrl: facts.publicUrl,
        signInUrl: standIns.urls.signIn,
        startedAt: startedAt.toISOString(),
        users: standIns.users.map(({ name, displayName, objectId }) => ({ name, displayName, objectId })),
        approver: approverOf(deployment),
        scopes: facts.catalogue.scopes,
        // Arguments with which a first try of a tool of the reference server ends well.
        examples: {
          fetch_page: { url: `${standIns.urls.pages}${welcomePath}` },
          search_documents: { words: "plan" },
          save_document: { title: "Minutes", text: "Nothing was decided." },
        },
        servers: servers.map(({ name, kind, publicUrl, catalogue }) => ({
          name,
          kind,
          mcpUrl: publicUrl,
          tools: catalogue.tools.length,
        })),
        notHere,
      }),
    "GET /api/tools": () => ok(facts.catalogue),
    "GET /api/tools/*": (_fields, name) => {
      const server = servers.find((one) => one.name === name);
      return server ? ok(server.catalogue) : noServer(name);
    },
    "GET /api/connect/*": (_fields, name) => {
      const server = servers.find((one) => one.name === name);
      return server ? ok({ steps: connectSteps(server) }) : noServer(name);
    },
    "GET /api/architecture": async () => {
      if (stacks !== undefined) return ok(await readArchitecture(stacks));
      return { status: 404, body: { error: "Started without stacks: npm start writes them and passes --stacks" } };
    },
    "GET /api/detections": () => {
      // The first who asks starts it: the catalogue takes seconds to compile.
      deployment.detections.start();
      const { watched, ready } = deployment.detections;
      return ok({ ready, watched, fired: deployment.detections.fired() });
    },
    "POST /api/detections": async () => ok({ fired: await deployment.detections.look() }),
    "GET /api/answers": () => ok({ answers: deployment.answers.list(), ready: deployment.detections.ready }),
    "POST /api/answers/play": async () => {
      // Before the attack: to compile the catalogue holds the stand-ins up, and calls that they answer late fail for that reason.
      await deployment.detections.look();
      deployment.detections.start();
      return ok({ statuses: await playAttack(deployment) });
    },
    "POST /api/answers/*": async (fields, id) =>
      ok(await deployment.answers.decide(id, oneOf(fields, "decision", ["contain", "leave", "undo"]))),
    "GET /api/approvals": () => approvals.pending(),
    "POST /api/approvals/*": async (fields, id) => {
      const server = "server" in fields ? oneOf(fields, "server", names) : facts.name;
      const answer = await approvals.decide(server, id, oneOf(fields, "decision", ["approved", "denied"]));
      feed.publish({ kind: "approvals" });
      return answer;
    },
    "GET /api/controls": () =>
      ok({
        switches: servers.map((server) => ({
          server: server.name,
          stopped: gateway.stoppedAt(server.name),
          stops: stopsOf(server),
        })),
        threatLevel: gateway.threatLevel,
        clients: clientNames,
        faults: board.active,
        services,
        keys: keyRing(standIns.keys),
      }),
    "PUT /api/controls/switch": (fields) => {
      const what = textOf(fields, "value", "none, all, tool:<name> or client:<client id>");
      const server = "server" in fields ? oneOf(fields, "server", names) : facts.name;
      gateway.stop(what, server);
      return turned(`switch: ${what}${server === facts.name ? "" : ` at ${server}`}`, {
        stopped: gateway.stoppedAt(server),
      });
    },
    // A playbook may raise it; a person raises and lowers it.
    "PUT /api/controls/threat-level": (fields) => {
      gateway.threatLevel = oneOf(fields, "level", ["0", "1", "2"]);
      return turned(`threat level: ${gateway.threatLevel}`, { threatLevel: gateway.threatLevel });
    },
    "POST /api/controls/faults": (fields) => {
      const added = board.add(fields);
      return turned(`fault: ${added.service} ${added.fault.kind}`, added);
    },
    "DELETE /api/controls/faults": () => {
      board.clear();
      return turned("faults: none", { faults: board.active });
    },
    "DELETE /api/controls/faults/*": (_fields, service) => {
      board.clear(service);
      return turned(`fault: ${service} none`, { faults: board.active });
    },
    "POST /api/controls/keys": async (fields) => {
      const step = await turnKeys(standIns.keys, fields);
      return turned(`keys: ${step}`, keyRing(standIns.keys));
    },
    "GET /api/audit": async () => ok(await exportAudit(standIns, auditKey)),
    "POST /api/stop": () => {
      if (onStop === undefined) return { status: 404, body: { error: "POST /api/stop: not known here" } };
      // After the answer.
      setTimeout(onStop, 50);
      return ok({ stops: true });
    },
    "POST /api/tokens": async (fields) => {
      const wanted = {
        user: oneOf(fields, "user", users),
        scopes: someOf(fields, "scopes", scopes),
        server: "server" in fields ? oneOf(fields, "server", names) : facts.name,
      };
      return ok({ token: await deployment.token(wanted) });
    },
  };
};

const find = (endpoints: Readonly<Record<string, Endpoint>>, method: string, path: string) => {
  const exact = endpoints[`${method} ${path}`];
  if (exact) return { endpoint: exact, id: "" };
  const slash = path.lastIndexOf("/");
  const endpoint = endpoints[`${method} ${path.slice(0, slash)}/*`];
  return endpoint && { endpoint, id: path.slice(slash + 1) };
};

const answerTo = async (run: () => Promise<Answer> | Answer): Promise<Answer> => {
  try {
    return await run();
  } catch (error) {
    const isTheirs = error instanceof WrongInput || error instanceof RangeError;
    return { status: isTheirs ? 400 : 502, body: { error: error instanceof Error ? error.message : "failed" } };
  }
};

export const createConsole = (options: ConsoleOptions): RequestListener => {
  const { deployment, page, port } = options;
  const endpoints = { ...page?.endpoints?.(deployment), ...endpointsOf(options) };

  const serve = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refused = refusedBecause(message, port);
    if (refused !== undefined) return send(response, { status: 403, body: { error: refused } });
    const { method = "GET" } = message;
    const path = (message.url ?? "/").replace(/\?.*$/, "");
    if (method === "GET" && path === "/api/events") return streamEvents(deployment.feed, message, response);
    const found = find(endpoints, method, path);
    if (found) {
      return send(response, await answerTo(async () => found.endpoint(await readFields(message), found.id)));
    }
    if (method === "GET" && page !== undefined && (await servePage(page.folder, path, response))) return;
    send(response, { status: 404, body: { error: `${method} ${path}: not known here` } });
  };
  return (message, response) => void serve(message, response).catch(() => response.destroy());
};
