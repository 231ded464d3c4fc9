import { errorCodes, headers as headerNames } from "@mcp-landing-zone/contract";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import type { OutgoingRequest } from "@mcp-landing-zone/gateway/policy/execute";
import type { Decision } from "../decision.ts";
import { eras, message, toolCall, withHeaders } from "../../../../testing/policies/requests.ts";

const withheld = { status: 503, code: errorCodes.unavailable, stage: "threat-level" } as const;
const changing = referenceCatalogue.tools.filter(({ effect }) => effect !== "read").map(({ name }) => name);
const reading = referenceCatalogue.tools.filter(({ effect }) => effect === "read").map(({ name }) => name);
const { callsPerMinute } = referenceCatalogue.tools.find(({ name }) => name === "whoami")!.limits;
const whoami = toolCall("2026-07-28", "whoami");

const says =
  (level: string) =>
  ({ headers }: OutgoingRequest): readonly string[] => {
    const values = headers.filter(([name]) => name.toLowerCase() === headerNames.threatLevel).map(([, value]) => value);
    return values.join() === level ? [] : [`the server gets ${values.join()}, expected ${level}`];
  };

export const threatLevels: readonly Decision[] = [
  ...eras.flatMap((era) => [
    ...changing.flatMap((tool) => [
      {
        title: `R-90 ${era}: at level 2 ${tool} is withheld`,
        exchange: toolCall(era, tool),
        threatLevel: "2",
        ...withheld,
      },
      // An unknown level counts as the highest.
      {
        title: `R-90 ${era}: at an unknown level ${tool} is withheld`,
        exchange: toolCall(era, tool),
        threatLevel: "7",
        ...withheld,
      },
      {
        title: `R-90 ${era}: at level 1 ${tool} goes on, for the server to ask`,
        exchange: toolCall(era, tool),
        threatLevel: "1",
        status: 200,
      },
    ]),
    ...reading.map((tool) => ({
      title: `R-90 ${era}: at level 2 ${tool} runs`,
      exchange: toolCall(era, tool),
      threatLevel: "2",
      status: 200,
    })),
    {
      title: `R-90 ${era}: at level 2 lists are served`,
      exchange: message(era, "tools/list"),
      threatLevel: "2",
      status: 200,
    },
  ]),
  ...["", "10", "x", "0 ", "high"].map((threatLevel) => ({
    title: `R-90 a level that cannot be read (${JSON.stringify(threatLevel)}) stops everything`,
    exchange: whoami,
    threatLevel,
    status: 503,
  })),
  ...["0", "1", "2"].map((threatLevel) => ({
    title: `R-90 the server gets level ${threatLevel}, with any header of the client`,
    exchange: withHeaders({ [headerNames.threatLevel]: "0" })(whoami),
    threatLevel,
    status: 200,
    forwarded: says(threatLevel),
  })),
  {
    title: "R-90 the server gets the highest level for an unknown one",
    exchange: whoami,
    threatLevel: "9",
    status: 200,
    forwarded: says("2"),
  },
  {
    title: "R-90 at level 1 a tool may be called a quarter of its times a minute",
    exchange: whoami,
    threatLevel: "1",
    after: [{ exchange: whoami, times: Math.floor(callsPerMinute / 4) }],
    status: 429,
    stage: "tool-limit",
  },
  {
    title: "R-90 at level 0 it may be called more often",
    exchange: whoami,
    after: [{ exchange: whoami, times: Math.floor(callsPerMinute / 4) }],
    status: 200,
  },
];
