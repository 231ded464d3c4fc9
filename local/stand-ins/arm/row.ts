// Stand-in for Azure Resource Manager and Graph: one operation that a table holds, and how a request finds it.
import type { JWTPayload } from "jose";
import type { StandInReply, StandInRequest } from "../http/message.ts";
import { json } from "../http/message.ts";

/** What an operation is given. */
export interface Call<World> {
  readonly world: World;
  /** The parts of the path that the template names. */
  readonly params: Readonly<Record<string, string>>;
  readonly request: StandInRequest;
  readonly caller: JWTPayload;
}

/** One operation: what it answers, and where its shape stands. */
export interface Row<World> {
  readonly method: string;
  /** Parts in braces match one segment: `/subscriptions/{subscription}/locations`. `{scope*}` matches several. */
  readonly path: string;
  /** A public page or specification that this answer was written from. */
  readonly source: string;
  /** Graph permissions, any of which admits. ARM needs none here: its actions follow from method and path. @default every one */
  readonly needs?: readonly string[];
  readonly answer: (call: Call<World>) => StandInReply;
}

const pattern = (path: string): RegExp =>
  new RegExp(
    `^${path.replaceAll(/[.()']/g, "\\$&").replaceAll(/\{(\w+)(\*?)\}/g, (_, name: string, many: string) => `(?<${name}>${many ? ".*?" : "[^/]+"})`)}$`,
    "i",
  );

/** The first row that fits, with the parts of the path that it names. */
export const rowFor = <World>(
  rows: readonly Row<World>[],
  { method, path }: StandInRequest,
): { readonly row: Row<World>; readonly params: Readonly<Record<string, string>> } | undefined => {
  for (const row of rows) {
    const match = row.method === method ? pattern(row.path).exec(path) : null;
    if (match) return { row, params: { ...match.groups } };
  }
  return undefined;
};

/** Both services answer an error in this shape. */
export const fault = (status: number, code: string, message: string): StandInReply =>
  json(status, { error: { code, message } }, { "x-ms-error-code": code });
