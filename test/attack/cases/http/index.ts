import type { AttackCase } from "../../case.ts";
import { headerCases } from "./headers.ts";
import { originCases } from "./origins.ts";
import { smugglingCases } from "./smuggling.ts";
import { surfaceCases } from "./surface.ts";

export const httpCases: readonly AttackCase[] = [...originCases, ...surfaceCases, ...headerCases, ...smugglingCases];
