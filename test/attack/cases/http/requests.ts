import type { Request } from "../../case.ts";
import type { Common } from "../../define.ts";
import { alice, message } from "../../messages.ts";

export const common: Common = { family: "http", owasp: "MCP07", proves: ["R-12"] };

export const list = (headers: Request["headers"] = {}, more: Partial<Request> = {}): Request => ({
  ...message("tools/list", {}, { token: alice, headers }),
  ...more,
});
