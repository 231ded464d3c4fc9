import { routes } from "@mcp-landing-zone/contract";
import type { Element, Given } from "../../policy/index.ts";
import {
  and,
  characters,
  choose,
  equals,
  matches,
  not,
  or,
  request,
  sequence,
  slice,
  stage,
  when,
} from "../../policy/index.ts";
import { refuse } from "../refusals.ts";

const instead = (of: string) => refuse("method-not-allowed", { headers: { Allow: of } });

/** The list is asked for, a decision is sent; nothing else is there. */
export const knownPath = (base: string): readonly Element<"api/inbound">[] => {
  const root = `${base}${routes.approvals}`;
  const isList = equals(request.path, root);
  // One name of harmless characters, so that it can go on as it came.
  const isDecision = matches(request.path, sequence(`${root}/`, characters("A-Za-z0-9_-", 1, 64)));
  return [
    stage("path", choose(when(not(or(isList, isDecision)), refuse("not-found")))),
    stage(
      "method",
      choose(
        when(and(isList, not(equals(request.method, "GET"))), instead("GET")),
        when(and(not(isList), not(equals(request.method, "POST"))), instead("POST")),
      ),
    ),
  ];
};

/** The same path as the server knows it, to which no base belongs. */
export const serverPath = (base: string): Given<"string"> =>
  base === "" ? request.path : slice(request.path, base.length, longestPath);

/** Longer than any that `knownPath` lets through. */
const longestPath = 128;
