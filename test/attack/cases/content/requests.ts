import type { Common } from "../../define.ts";
import { alice, toolCall } from "../../messages.ts";

export const common: Common = { family: "content", owasp: "MCP06", proves: ["R-44"] };
export const page = (name: string) =>
  toolCall("fetch_page", { url: `https://docs.attack.example/${name}` }, { token: alice });
export const search = (words: string) => toolCall("search_documents", { words }, { token: alice });
export const fetched = { needs: ["pages"], mustNotHaveHappened: ["effect", "leak", "unrecorded"] } as const;
