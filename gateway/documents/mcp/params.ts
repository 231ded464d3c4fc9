import { members } from "@mcp-landing-zone/contract";
import type { Element, Expr, Given } from "../../policy/index.ts";
import {
  and,
  characters,
  choose,
  equals,
  includes,
  jsonQuoted,
  lowered,
  matches,
  not,
  or,
  pick,
  setVariable,
  someOf,
  stage,
  when,
} from "../../policy/index.ts";
import { refuseMessage } from "./refusals.ts";
import { mcpVariables } from "./variables.ts";

const { message } = mcpVariables;
const method = mcpVariables.method.or("");

const isOf = (...methods: readonly [string, string, ...string[]]) => or(...methods.map((name) => equals(method, name)));
const kind = (...path: readonly string[]) => message.at("params", ...path).kind();
const isText = (...path: readonly string[]) => equals(kind(...path), "string");
const isObjectOrMissing = (name: string) => or(equals(kind(name), "object"), equals(kind(name), "missing"));
const refersTo = (type: string, by: string) =>
  and(equals(message.at("params", "ref", "type").text(""), type), isText("ref", by));

const namesOf = (...path: readonly string[]) => message.at("params", ...path).names();
/** Names that a parser behind the gateway may take for one that the later rules read. Letters beyond ASCII fold to ASCII ones. */
const isOtherwiseSpelt = (...path: readonly string[]) =>
  someOf(namesOf(...path), (name) =>
    or(
      not(matches(name, characters(" -~", 0, 256))),
      and(includes(members.parameters, lowered(name)), not(includes(members.parameters, name))),
    ),
  );

/** The parameters that the later rules read, in the order in which the server looks at them, and when each has another form than the method takes. */
const misshapen: Readonly<Record<string, Expr<"boolean">>> = {
  params: or(isOtherwiseSpelt(), isOtherwiseSpelt("ref"), isOtherwiseSpelt("argument")),
  name: and(isOf("tools/call", "prompts/get"), not(isText("name"))),
  uri: and(equals(method, "resources/read"), not(isText("uri"))),
  arguments: and(isOf("tools/call", "prompts/get"), not(isObjectOrMissing("arguments"))),
  ref: and(
    equals(method, "completion/complete"),
    not(or(refersTo("ref/prompt", "name"), refersTo("ref/resource", "uri"))),
  ),
  argument: and(
    equals(method, "completion/complete"),
    not(and(isText("argument", "name"), isText("argument", "value"))),
  ),
};

const wrong = mcpVariables.misshapen.or("");

/** A request that names nothing is not "unknown": it gets the server's answer (`server/src/mcp/params.ts`), which names the parameter. */
export const parameters: readonly Element<"api/inbound">[] = [
  stage(
    "params",
    setVariable(
      mcpVariables.misshapen,
      Object.entries(misshapen).reduceRight(
        (otherwise: Given<"string">, [parameter, isMisshapen]) => pick(isMisshapen, parameter, otherwise),
        "",
      ),
    ),
  ),
  stage(
    "params",
    choose(when(not(equals(wrong, "")), refuseMessage("params-invalid", { data: { parameter: jsonQuoted(wrong) } }))),
  ),
];
