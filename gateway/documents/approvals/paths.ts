import { routes } from "@mcp-landing-zone/contract";
import {
  and,
  characters,
  choose,
  type Element,
  equals,
  matches,
  not,
  or,
  request,
  sequence,
  stage,
  when,
} from "../../policy/index.ts";
import { refuse } from "../refusals.ts";

const isList = equals(request.path, routes.approvals);
/** One name of harmless characters, so that the path can go on as it came. */
const isDecision = matches(request.path, sequence(`${routes.approvals}/`, characters("A-Za-z0-9_-", 1, 64)));

const instead = (of: string) => refuse("method-not-allowed", { headers: { Allow: of } });

/** The list is asked for, a decision is sent; nothing else is there. */
export const knownPath: readonly Element<"api/inbound">[] = [
  stage("path", choose(when(not(or(isList, isDecision)), refuse("not-found")))),
  stage(
    "method",
    choose(
      when(and(isList, not(equals(request.method, "GET"))), instead("GET")),
      when(and(not(isList), not(equals(request.method, "POST"))), instead("POST")),
    ),
  ),
];
