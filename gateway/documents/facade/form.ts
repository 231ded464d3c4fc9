import type { Expr } from "../../policy/index.ts";
import { formValues, isRepeated, only, request } from "../../policy/index.ts";
import { isOfType } from "../media-type.ts";

/** No form that is meant for these routes is longer: a code, a refresh token and some addresses. */
export const longestForm = 16 * 1024;

export const isForm: Expr<"boolean"> = isOfType("application/x-www-form-urlencoded");

/** The value of a field of the request's form; nothing when it is missing or there several times. */
export const field = (name: string): Expr<"string"> => only(formValues(request.bodyText, name), "");

export const isRepeatedField = (name: string): Expr<"boolean"> => isRepeated(request.bodyText, name);
