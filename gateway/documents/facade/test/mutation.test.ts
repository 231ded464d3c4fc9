import { beforeAll, describe, expect, it } from "vitest";
import type { PolicyDocument } from "../../../policy/index.ts";
import { stagesOf, withStagesSwapped, withoutStage } from "../../../policy/index.ts";
import { facadeRoutes } from "../routes.ts";
import type { Fault, Parts } from "./faults.ts";
import {
  asCall,
  authorizeFaults,
  consentFaults,
  rightAuthorize,
  rightConsent,
  rightToken,
  tokenFaults,
} from "./faults.ts";
import { TestFacade, facadeFacts } from "./test-facade.ts";

const issued = JSON.stringify({ access_token: "entra-access" });
const claude = "https://claude.ai/api/mcp/auth_callback";

const rightRegistration: Parts = {
  method: "POST",
  query: {},
  headers: { "Content-Type": "application/json" },
  form: {},
  excess: JSON.stringify({ redirect_uris: [claude] }),
};

const registerFaults: readonly Fault[] = [
  { stage: "size", status: 400, in: (right) => ({ ...right, excess: right.excess + " ".repeat(16 * 1024) }) },
  { stage: "type", status: 400, in: (right) => ({ ...right, headers: { "Content-Type": "text/plain" } }) },
  { stage: "metadata", status: 400, in: (right) => ({ ...right, excess: "[]" }) },
  {
    stage: "redirects",
    status: 400,
    in: (right) => ({ ...right, excess: '{"redirect_uris":["https://evil.example/"]}' }),
  },
];

/** Faults of one request that show in the same place: one of them hides the other, in any order of their rules. */
const onePlace = [
  ["once", "response-type"],
  ["once", "verifier"],
  ["interaction", "prompt"],
  ["metadata", "redirects"],
  ["size", "metadata"],
  ["size", "redirects"],
];

interface Decision {
  readonly title: string;
  readonly parts: Parts;
  readonly stage: string;
}

const decisions = (right: Parts, faults: readonly Fault[], answer: string): readonly Decision[] => {
  const single = faults.map((fault) => ({ title: fault.stage, parts: fault.in(right), stage: fault.stage }));
  const pairs = faults.flatMap((first, index) =>
    faults
      .slice(index + 1)
      .filter((second) => !onePlace.some(([a, b]) => first.stage === a && second.stage === b))
      .map((second) => ({
        title: `${first.stage} before ${second.stage}`,
        parts: first.in(second.in(right)),
        stage: first.stage,
      })),
  );
  return [{ title: "a right request", parts: right, stage: answer }, ...single, ...pairs];
};

const routes = {
  authorize: decisions(rightAuthorize, authorizeFaults, "page"),
  consent: decisions(rightConsent, consentFaults, "entra"),
  token: decisions(rightToken, tokenFaults, "redeemed"),
  register: decisions(rightRegistration, registerFaults, "registered"),
} as const;

type Route = keyof typeof routes;

const stageOf = async (facade: TestFacade, route: Route, { parts }: Decision): Promise<string | undefined> =>
  (await facade.call(route, asCall(parts))).decision.stage;

const facadeWith = (route: Route, change: (document: PolicyDocument) => PolicyDocument): TestFacade =>
  new TestFacade(
    { send: async () => ({ status: 200, headers: [], body: Buffer.from(issued) }) },
    { ...facadeFacts, callsPerMinute: 100_000 },
    (document, name) => (name === route ? change(document) : document),
  );

/** The titles of the decisions that come out otherwise than they should. */
const failing = async (
  route: Route,
  change: (document: PolicyDocument) => PolicyDocument,
  among: (decision: Decision) => boolean = () => true,
): Promise<readonly string[]> => {
  const facade = facadeWith(route, change);
  const failed: string[] = [];
  for (const decision of routes[route].filter(among)) {
    if ((await stageOf(facade, route, decision)) !== decision.stage) failed.push(decision.title);
  }
  return failed;
};

describe.each(Object.keys(routes) as Route[])("R-04 %s", (route) => {
  const { document } = facadeRoutes(facadeFacts)[route];
  const stages = stagesOf(document, "inbound");
  let facade: TestFacade;

  beforeAll(() => {
    facade = facadeWith(route, (same) => same);
  });

  it.each(routes[route])("decides: $title", async (decision) => {
    expect(await stageOf(facade, route, decision)).toBe(decision.stage);
  });

  const hasOwnDecision = (stage: string) => !["redeem", "answer", "refresh-token"].includes(stage);

  it.each(stages.filter(hasOwnDecision))("cannot do without the rule %s", async (stage) => {
    const single = (decision: Decision) => !decision.title.includes("before");
    const failed = await failing(route, (whole) => withoutStage(whole, stage), single);
    expect(failed).toContain(routes[route].find((decision) => decision.stage === stage)!.title);
  });

  const refusing = routes[route].map(({ stage }) => stage);
  const neighbours = stages.flatMap((first, index) => {
    const second = stages[index + 1];
    const judged = second !== undefined && refusing.includes(first) && refusing.includes(second);
    return judged ? [[first, second] as const] : [];
  });

  it.each(neighbours)("cannot have %s after %s", async (first, second) => {
    const about = ({ title, stage }: Decision) =>
      title === `${first} before ${second}` || title === "a right request" || stage === first;
    expect(await failing(route, (whole) => withStagesSwapped(whole, first, second), about)).not.toEqual([]);
  });
});

it("R-04 the decisions about Entra's answers cover the token route after its rules", async () => {
  const garbage = async () => ({ status: 200, headers: [], body: Buffer.from("<html>") });
  const without = (stage: string) =>
    new TestFacade({ send: garbage }, facadeFacts, (document, name) =>
      name === "token" ? withoutStage(document, stage) : document,
    );
  const call = asCall(rightToken);
  expect((await new TestFacade({ send: garbage }).call("token", call)).decision.stage).toBe("answer");
  expect((await without("answer").call("token", call)).decision.stage).toBe("redeemed");
  const silent = without("redeem");
  expect([(await silent.call("token", call)).status, silent.ports.sent]).toEqual([503, []]);
});

it("R-04 the rule refresh-token is held by the decisions about refresh tokens", async () => {
  const form = { grant_type: "refresh_token", client_id: rightToken.form["client_id"] };
  const facade = facadeWith("token", (document) => withoutStage(document, "refresh-token"));
  expect((await facade.call("token", asCall({ ...rightToken, form }))).decision.stage).toBe("redeemed");
});
