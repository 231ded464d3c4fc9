import type { Answer, Endpoint } from "../../console/console.ts";
import { WrongInput } from "../../console/input.ts";
import type { AttackCommand } from "./attack-run.ts";
import { createAttackRun } from "./attack-run.ts";

const resultNumber = (id: string): number => {
  if (/^\d{1,7}$/.test(id)) return Number(id);
  throw new WrongInput(`result: received ${JSON.stringify(id.slice(0, 20))}; should be a number`);
};

export const attackEndpoints = (command: AttackCommand): Readonly<Record<string, Endpoint>> => {
  const run = createAttackRun(command);
  const answer = (status: number): Answer => ({ status, body: run.progress(0) });
  return {
    "GET /api/attack/*": (_fields, from) => ({ status: 200, body: run.progress(resultNumber(from)) }),
    "POST /api/attack": () => (run.start() ? answer(202) : { status: 409, body: { error: "An attack runs already." } }),
    "DELETE /api/attack": () => {
      run.stop();
      return answer(202);
    },
  };
};
