// Long: the tests of every playbook, then those of single ones.
import type { Json, Playbook, Run } from "@mcp-landing-zone/governance/playbooks";
import { playbooks, runWorkflow } from "@mcp-landing-zone/governance/playbooks";
import { describe, expect, it } from "vitest";
import { place } from "../../local/stand-ins/arm/cloud.ts";
import type { World } from "../../testing/playbooks/world.ts";
import { cases, createWorld, ids } from "../../testing/playbooks/world.ts";

const start = (
  playbook: Playbook,
  world: World,
  body: Json,
  trigger = "person",
  mode = "act",
  http = world.http,
): Promise<Run> =>
  runWorkflow({
    workflow: playbook.workflow,
    parameters: { identity: ids.identity, mode, watchlist: cases[playbook.id]?.watchlist as unknown as Json, level: 1 },
    trigger: { name: trigger, body },
    http,
  });

const bodyOf = (playbook: Playbook) => (cases[playbook.id] as (typeof cases)[string]).body;
const writes = (world: World) =>
  world.requests.filter(({ method, uri }) => method !== "GET" && !uri.endsWith("/checkMemberGroups"));
const results = (run: Run) => run.records.map(({ result }) => result);
/** An alert of a query rule in the common schema. */
const alert = (dimensions: Readonly<Record<string, string>>): Json => ({
  data: {
    essentials: { alertRule: "rule" },
    alertContext: {
      condition: { allOf: [{ dimensions: Object.entries(dimensions).map(([name, value]) => ({ name, value })) }] },
    },
  },
});
const valueOf = (world: World, id: string) =>
  (world.cloud.resources.get(id.toLowerCase())?.["properties"] as { value: string }).value;
const named = (id: string) => playbooks.find((each) => each.id === id) as Playbook;

describe.each(playbooks.map((playbook) => [playbook.requirements.join(" "), playbook.id, playbook] as const))(
  "%s %s",
  (_, __, playbook) => {
    it("contains, twice as once, and a person undoes it", async () => {
      const world = createWorld(playbook);
      const before = world.state();
      expect(await start(playbook, world, bodyOf(playbook))).toMatchObject({ status: "Succeeded" });
      const contained = world.state();
      expect(contained).not.toBe(before);
      const again = await start(playbook, world, bodyOf(playbook));
      expect([again.status, world.state()]).toEqual(["Succeeded", contained]);
      const undone = await start(playbook, world, { ...bodyOf(playbook), undo: true });
      expect(undone.status).toBe("Succeeded");
      // A revision that was activated stays so, and so does a key's new version; sessions that were revoked are over.
      if (!["roll-back", "revoke-sessions", "rotate-key"].includes(playbook.id))
        expect(normal(world.state())).toBe(normal(before));
    });

    it("changes nothing in a dry run, and proves its rights", async () => {
      const world = createWorld(playbook);
      const before = world.state();
      const run = await start(playbook, world, { ...bodyOf(playbook), dryRun: true });
      expect([run.status, world.state(), writes(world)]).toEqual(["Succeeded", before, []]);
      expect(world.requests.length).toBeGreaterThan(0);
      expect(results(run)).toEqual(["proposed"]);
    });

    it("records every run: who it was about, what was decided and how it ended", async () => {
      const world = createWorld(playbook);
      const run = await start(playbook, world, { ...bodyOf(playbook), reason: "exercise" });
      expect(run.records).toEqual([
        {
          playbook: playbook.id,
          subject: bodyOf(playbook)["subject"],
          decision: "contain",
          result: "done",
          startedBy: "person",
          reason: "exercise",
          run: "run",
        },
      ]);
    });

    it.each(["everything:else", "", "all", "tool:fetch_page all", "tool:FETCH_PAGE"])(
      "refuses %j, which is not on its watchlist, and asks nothing",
      async (subject) => {
        const world = createWorld(playbook);
        const run = await start(playbook, world, { ...bodyOf(playbook), subject });
        expect(run).toMatchObject({ status: "Failed", error: { code: "NotOnWatchlist" } });
        expect([world.requests, results(run)]).toEqual([[], ["refused"]]);
      },
    );

    it("ends as a failure with a record for every failing call, and contains once the fault is over", async () => {
      const counted = createWorld(playbook);
      await start(playbook, counted, bodyOf(playbook));
      for (let failing = 0; failing < counted.requests.length; failing += 1) {
        for (const fault of [403, 404, 500, undefined]) {
          const world = createWorld(playbook);
          const broken = new Set([JSON.stringify(counted.requests[failing])]);
          const run = await start(playbook, world, bodyOf(playbook), "person", "act", (request) =>
            broken.has(JSON.stringify(request))
              ? Promise.resolve(fault === undefined ? undefined : { status: fault })
              : world.http(request),
          );
          expect(run).toMatchObject({ status: "Failed", error: { code: "NotContained" } });
          expect(results(run)).toEqual(["failed"]);
          expect((await start(playbook, world, bodyOf(playbook))).status).toBe("Succeeded");
        }
      }
    });

    it("R-52 needs each right that it declares", async () => {
      const rights = playbook.rights.flatMap((right) => (right.on === "graph" ? [right.permission] : right.actions));
      for (const missing of rights) {
        const world = createWorld(playbook, [missing]);
        const runs = [
          await start(playbook, world, bodyOf(playbook)),
          await start(playbook, world, { ...bodyOf(playbook), undo: true }),
        ];
        expect([missing, runs.map(({ status }) => status)]).toEqual([missing, expect.arrayContaining(["Failed"])]);
      }
    });
  },
);

/** The state without the marks of a write: a switch that was emptied and a level that was lowered equal those that were never written. */
const normal = (state: string) => state.replaceAll('"provisioningState":"Succeeded"', "").replaceAll(",}", "}");

describe("R-76 the playbooks that an alert starts", () => {
  it("a playbook that stops one tool acts at once", async () => {
    const world = createWorld(named("stop-tool"));
    const run = await start(named("stop-tool"), world, alert({ Tool: "fetch_page", Other: "x" }), "alert");
    expect([run.status, valueOf(world, ids.switch), results(run)]).toEqual(["Succeeded", "tool:fetch_page", ["done"]]);
    expect(run.records).toMatchObject([{ startedBy: "alert", reason: "rule", subject: "tool:fetch_page" }]);
  });

  it("reads the dimension that it is about, wherever an alert has it", async () => {
    const world = createWorld(named("stop-tool"));
    await start(named("stop-tool"), world, alert({ Client: ids.client, Tool: "fetch_page" }), "alert");
    expect(valueOf(world, ids.switch)).toBe("tool:fetch_page");
  });

  it.each([
    ["stop-tool", "Tool"],
    ["quarantine-definition", "Tool"],
    ["stop-client", "Client"],
    ["disable-sign-in", "Client"],
    ["stop-server", "Server"],
    ["raise-threat-level", "Server"],
    ["rotate-key", "Server"],
    ["roll-back", "Server"],
  ])("%s knows its subject by the dimension %s", async (id, dimension) => {
    const { subject } = cases[id]!.watchlist[0]!;
    const value = subject.slice(subject.indexOf(":") + 1);
    const run = await start(named(id), createWorld(named(id)), alert({ [dimension]: value }), "alert", "ask");
    expect(run.records).toMatchObject([{ subject, result: "proposed" }]);
  });

  it("never undoes, also where its body asks to", async () => {
    const world = createWorld(named("stop-tool"));
    await start(named("stop-tool"), world, { subject: "tool:fetch_page" });
    await start(
      named("stop-tool"),
      world,
      { ...(alert({ Tool: "fetch_page" }) as object), undo: true } as Json,
      "alert",
    );
    expect(valueOf(world, ids.switch)).toBe("tool:fetch_page");
  });

  it("a playbook that stops many people asks: the tools alone are stopped, and the level raised, without a person", () => {
    const byChoice = (choice: Playbook["onAlert"]) =>
      playbooks.filter(({ onAlert }) => onAlert === choice).map(({ id }) => id);
    expect(byChoice("act").sort()).toEqual(["quarantine-definition", "raise-threat-level", "stop-tool"]);
    expect(byChoice("never")).toEqual(["revoke-sessions"]);
  });

  it("a playbook that stops a server asks, and changes nothing until a person starts it", async () => {
    const world = createWorld(named("stop-server"));
    const run = await start(named("stop-server"), world, alert({ Server: "mcp" }), "alert", "ask");
    expect([run.status, writes(world), results(run)]).toEqual(["Succeeded", [], ["proposed"]]);
    await start(named("stop-server"), world, { subject: "server:mcp" }, "person", "ask");
    expect(valueOf(world, ids.switch)).toBe("all");
  });

  it.each([{ Tool: "all" }, { Tool: "fetch_page tool:whoami" }, { Client: "all" }, {}])(
    "no word of a log line stops what is not on the watchlist: %j",
    async (dimensions) => {
      for (const id of ["stop-tool", "stop-client", "stop-server"]) {
        const world = createWorld(named(id));
        const run = await start(named(id), world, alert(dimensions), "alert");
        expect([run.error?.code, valueOf(world, ids.switch)]).toEqual(["NotOnWatchlist", "none"]);
      }
    },
  );

  it("R-90 raises the threat level and never lowers it; a person may", async () => {
    const playbook = named("raise-threat-level");
    const world = createWorld(playbook);
    await start(playbook, world, { subject: "server:mcp", level: 2 });
    await start(playbook, world, { ...(alert({ Server: "mcp" }) as object), undo: true, level: 0 } as Json, "alert");
    expect(valueOf(world, ids.level)).toBe("2");
    await start(playbook, world, { subject: "server:mcp", undo: true, level: 1 });
    expect(valueOf(world, ids.level)).toBe("1");
  });

  it("R-90 a level above the scale is the highest", async () => {
    const world = createWorld(named("raise-threat-level"));
    await start(named("raise-threat-level"), world, { subject: "server:mcp", level: 99 });
    expect(valueOf(world, ids.level)).toBe("2");
  });
});

it("R-76 an undo takes its own word and leaves those of others", async () => {
  const playbook = named("stop-tool");
  const world = createWorld(playbook);
  place(world.cloud, ids.switch, { properties: { value: "tool:save_document tool:fetch_page" } });
  await start(playbook, world, { ...bodyOf(playbook), undo: true });
  expect(valueOf(world, ids.switch)).toBe("tool:save_document");
});

it("R-76 R-63 every request is tried again and stays out of the history of runs, and targets come one after the other", () => {
  type Actions = Playbook["workflow"]["actions"];
  const flat = (actions: Actions): Actions[string][] =>
    Object.values(actions).flatMap((action) => [
      action,
      ...("actions" in action ? flat(action.actions) : []),
      ...("else" in action && action.else ? flat(action.else.actions) : []),
    ]);
  for (const { workflow, id } of playbooks) {
    const actions = flat(workflow.actions);
    for (const action of actions.filter(({ type }) => type === "Http")) {
      expect(action, id).toMatchObject({
        inputs: { retryPolicy: { type: "fixed", count: 3, interval: "PT5S" } },
        runtimeConfiguration: { secureData: { properties: ["inputs", "outputs"] } },
      });
    }
    expect(actions.find(({ type }) => type === "Foreach")).toMatchObject({ operationOptions: "Sequential" });
    // Azure ends an action that lasts too long as TimedOut, which no stand-in does.
    expect(actions).toContainEqual(
      expect.objectContaining({
        runAfter: { Each_target: ["Failed", "TimedOut"] },
        trackedProperties: expect.objectContaining({ result: "failed" }) as unknown,
      }),
    );
  }
});

it("R-76 two playbooks at once do not undo each other: the words add up", async () => {
  const playbook = named("stop-tool");
  const world = createWorld(playbook);
  let interfered = false;
  const run = await start(playbook, world, bodyOf(playbook), "person", "act", (request) => {
    if (request.method === "PATCH" && !interfered) {
      interfered = true;
      place(world.cloud, ids.switch, { properties: { value: "tool:save_document" } });
    }
    return world.http(request);
  });
  expect([run.status, valueOf(world, ids.switch)]).toEqual(["Succeeded", "tool:save_document tool:fetch_page"]);
});

it("R-37 the rotation sends no body, which could have the job run another image, and leaves the old version", async () => {
  const world = createWorld(named("rotate-key"));
  await start(named("rotate-key"), world, { subject: "server:mcp", image: "evil", revision: "x" });
  expect(writes(world)).toMatchObject([{ method: "POST", uri: expect.stringContaining("/caj-mcp/start?") as string }]);
  expect(writes(world)[0]?.body).toBeUndefined();
  expect(world.cloud.resources.get(ids.key.toLowerCase())?.["properties"]).toEqual({ versions: ["2", "1"] });
});

it("R-76 a person outside of the groups on the watchlist is not signed out", async () => {
  const playbook = named("revoke-sessions");
  const world = createWorld(playbook);
  const run = await start(playbook, world, { subject: "users:mcp", user: ids.administrator });
  expect(run).toMatchObject({ status: "Failed", error: { code: "NotContained" } });
  expect(writes(world)).toEqual([]);
});

it("R-76 a user's id is encoded as one segment of the address", async () => {
  const playbook = named("revoke-sessions");
  const world = createWorld(playbook);
  await start(playbook, world, { subject: "users:mcp", user: "../groups/x?" });
  expect(new URL(world.requests[0]?.uri as string).pathname).toBe("/v1.0/users/..%2Fgroups%2Fx%3F/checkMemberGroups");
});

it("R-77 a revision's name is encoded as one segment of the address", async () => {
  const playbook = named("roll-back");
  const world = createWorld(playbook);
  await start(playbook, world, { subject: "server:mcp", revision: "../../other/revisions/x?" });
  const asked = world.requests.map(({ uri }) => new URL(uri).pathname);
  expect(asked.filter((path) => !path.toLowerCase().startsWith(ids.app.toLowerCase()))).toEqual([]);
  expect(asked.at(-1)).toMatch(/\/revisions\/\.\.%2F\.\.%2Fother%2Frevisions%2Fx%3F$/);
});

it("R-77 all requests go to the revision that a person named, which runs, and all to the latest after an undo", async () => {
  const playbook = named("roll-back");
  const world = createWorld(playbook);
  const propertiesOf = (id: string) => world.cloud.resources.get(id.toLowerCase())?.["properties"];
  await start(playbook, world, bodyOf(playbook));
  const ingress = { external: true, traffic: [{ revisionName: "ca-mcp--1", weight: 100 }] };
  expect(propertiesOf(ids.app)).toMatchObject({ configuration: { ingress } });
  expect(propertiesOf(`${ids.app}/revisions/ca-mcp--1`)).toMatchObject({ active: true });
  await start(playbook, world, { ...bodyOf(playbook), undo: true });
  const latest = { external: true, traffic: [{ latestRevision: true, weight: 100 }] };
  expect((propertiesOf(ids.app) as { configuration: object }).configuration).toEqual({ ingress: latest });
});

it("R-37 an undo makes no further version of the key", async () => {
  const world = createWorld(named("rotate-key"));
  const run = await start(named("rotate-key"), world, { subject: "server:mcp", undo: true });
  expect([run.status, writes(world)]).toEqual(["Succeeded", []]);
});

it("R-90 an undo never raises the threat level", async () => {
  const world = createWorld(named("raise-threat-level"));
  await start(named("raise-threat-level"), world, { subject: "server:mcp", level: 1 });
  await start(named("raise-threat-level"), world, { subject: "server:mcp", undo: true, level: 2 });
  expect(valueOf(world, ids.level)).toBe("1");
});

it("R-90 a level that was raised in between is not lowered by a run that read it before", async () => {
  const playbook = named("raise-threat-level");
  const world = createWorld(playbook);
  const run = await start(playbook, world, { subject: "server:mcp", level: 1 }, "person", "act", (request) => {
    if (request.method === "PATCH") place(world.cloud, ids.level, { properties: { value: "2" } });
    return world.http(request);
  });
  expect([run.error?.code, valueOf(world, ids.level)]).toEqual(["NotContained", "2"]);
});
