import { errorCodes } from "@mcp-landing-zone/contract";
import { referenceCatalogue } from "@mcp-landing-zone/reference-catalogue";
import type { Decision } from "../decision.ts";
import { client, otherClient } from "../../../../testing/policies/facts.ts";
import { eras, message, toolCall, withToken } from "../../../../testing/policies/requests.ts";
import { userToken } from "../../../../testing/policies/tokens.ts";

const off = { status: 503, code: errorCodes.unavailable } as const;
const call = toolCall("2026-07-28");

/** Words that stop everything: the one for it, and unknown ones. */
const everything = [
  "all",
  "none all",
  "All",
  "tool:no_such_tool",
  "tools:read_document",
  "client:",
  "tool",
  " ",
  "none,all",
  `client:${client.toUpperCase()}`,
];

/** Values that a gateway would not take; a policy that names such a value cannot read it. */
const unreadable = ["", 'none" + "', "none\n", "all;", "x".repeat(4097)];

export const killSwitch: readonly Decision[] = [
  ...everything.flatMap((value) =>
    [call, withToken(undefined)(call), message("2025-11-25", "initialize")].map((exchange, index) => ({
      title: `R-55 the switch at "${value}" stops everything (${["a call", "without a token", "initialize"][index]})`,
      exchange,
      switch: value,
      ...off,
    })),
  ),
  ...unreadable.map((value) => ({
    title: `a switch that cannot be read (${JSON.stringify(value.slice(0, 8))}, ${value.length} characters) stops everything`,
    exchange: call,
    switch: value,
    ...off,
  })),
  ...eras.flatMap((era) => [
    {
      title: `${era}: the switch stops one tool`,
      exchange: toolCall(era),
      switch: "tool:read_document",
      ...off,
    },
    {
      title: `${era}: another tool than the stopped one runs`,
      exchange: toolCall(era, "whoami"),
      switch: "tool:read_document",
      status: 200,
    },
    {
      title: `${era}: lists are served while a tool is stopped`,
      exchange: message(era, "tools/list"),
      switch: "tool:read_document",
      status: 200,
    },
    {
      title: `${era}: the switch stops one client`,
      exchange: toolCall(era),
      switch: `client:${client}`,
      status: 403,
      code: errorCodes.refused,
      challenge: "none",
    },
    {
      title: `${era}: another client than the stopped one is served`,
      exchange: withToken(userToken({ azp: otherClient }))(toolCall(era)),
      switch: `client:${client}`,
      status: 200,
    },
  ]),
  ...referenceCatalogue.tools.map(({ name }) => ({
    title: `the switch knows ${name}`,
    exchange: toolCall("2025-11-25", name),
    switch: `none tool:${name}`,
    ...off,
  })),
  {
    title: "the switch stops several at once",
    exchange: toolCall("2026-07-28", "whoami"),
    switch: `client:${otherClient} tool:fetch_page tool:whoami`,
    ...off,
  },
];
