import { attack, step } from "../../define.ts";
import type { AttackCase, Request } from "../../case.ts";
import { alice, eras, toolCall } from "../../messages.ts";
import type { Era } from "../../messages.ts";
import { sides } from "../sides.ts";
import { common } from "./requests.ts";

/** A header that contradicts the body. Other protocol versions ignore the header, so the mismatch would go unnoticed there. */
interface Lie {
  readonly headers: (era: Era) => Request["headers"];
  readonly status?: number;
}

const base64 = (text: string): string => `=?base64?${Buffer.from(text).toString("base64")}?=`;

const lies: Readonly<Record<string, Lie>> = {
  "another-method": { headers: () => ({ "mcp-method": "tools/list" }) },
  "another-tool": { headers: () => ({ "mcp-method": "tools/call", "mcp-name": "search_documents" }) },
  "another-tool-encoded": { headers: () => ({ "mcp-method": "tools/call", "mcp-name": base64("search_documents") }) },
  "the-tool-in-capitals": { headers: () => ({ "mcp-method": "tools/call", "mcp-name": "WHOAMI" }) },
  "broken-encoding": { headers: () => ({ "mcp-method": "tools/call", "mcp-name": "=?base64?###?=" }) },
  "encoding-cut-off": { headers: () => ({ "mcp-method": "tools/call", "mcp-name": "=?base64?d2hvYW1p" }) },
  "two-tools": { headers: () => ({ "mcp-method": "tools/call", "mcp-name": ["whoami", "search_documents"] }) },
  "two-methods": { headers: () => ({ "mcp-method": ["tools/call", "tools/list"], "mcp-name": "whoami" }) },
  "an-empty-tool": { headers: () => ({ "mcp-method": "tools/call", "mcp-name": "" }) },
};

const lieCases = eras.flatMap((era) =>
  Object.entries(lies).flatMap(([name, { headers }]) =>
    sides.map((at) =>
      attack(
        { ...common, proves: ["R-172"] },
        `${era}-header-says-${name}@${at}`,
        `In ${era}, a header that says ${name.replaceAll("-", " ")} is refused by the ${at}`,
        step(toolCall("whoami", {}, { era, at, token: alice, headers: headers(era) ?? {} }), {
          status: 400,
          json: { "/error/code": -32020 },
          decided: at === "gateway" ? "gateway:mirrored-headers" : "server:header-mismatch",
        }),
      ),
    ),
  ),
);

const missingCases = (["mcp-method", "mcp-name"] as const).map((header) =>
  attack(
    { ...common, proves: ["R-172"] },
    `without-${header}`,
    `The current revision needs ${header} from every caller`,
    step(toolCall("whoami", {}, { token: alice, headers: { [header]: undefined } }), {
      status: 400,
      json: { "/error/code": -32020 },
      decided: "gateway:mirrored-headers",
    }),
  ),
);

export const mirroredHeaderCases: readonly AttackCase[] = [...lieCases, ...missingCases];
