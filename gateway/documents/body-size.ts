import type { Expr } from "../policy/index.ts";
import { equals, isMoreThan, or, pickInteger, request, toInteger } from "../policy/index.ts";

/** Whether the body has more bytes. One that declares them is not read to find out: nothing else limits how much of it the gateway would keep. */
export const isBodyLargerThan = (most: number): Expr<"boolean"> => {
  const declared = request.header("Content-Length");
  const length = pickInteger(equals(declared, ""), 0, toInteger(declared, most + 1));
  return or(isMoreThan(length, most), isMoreThan(request.bodySize, most));
};
