import { defineTool } from "../tools/define-tool.ts";
import type { Tool } from "../tools/define-tool.ts";
import { longText, object, text } from "../tools/schema.ts";
import { ToolError } from "../tools/tool-context.ts";

const fields = ["displayName", "jobTitle", "officeLocation", "preferredLanguage"] as const;

/** Where profiles come from. */
export interface Profiles {
  /** Scope of the token that `read` takes. */
  readonly scope: string;
  /** The profile of the token's own user; undefined when the directory does not answer. */
  read(
    token: string,
    fields: readonly string[],
    signal: AbortSignal,
  ): Promise<Readonly<Record<string, unknown>> | undefined>;
}

export const myProfile = (profiles: Profiles): Tool =>
  defineTool({
    name: "my_profile",
    version: "1.0.0",
    title: "My profile",
    description: "Returns your name, title, office and language from Microsoft Graph, read in your name.",
    scope: "profile.read",
    effect: "read",
    classification: "confidential",
    limits: { callsPerMinute: 20 },
    spotlight: { mode: "delimit", fields: [...fields] },
    input: object({}),
    output: object({
      id: text({ maxLength: 36 }),
      displayName: longText("Name"),
      jobTitle: longText("Title; empty when not set"),
      officeLocation: longText("Office; empty when not set"),
      preferredLanguage: longText("Language; empty when not set"),
    }),
    run: async (_args, { onBehalfOf, principal, signal }) => {
      const me = await profiles.read(await onBehalfOf(profiles.scope), ["id", ...fields], signal);
      if (!me) throw new ToolError("The directory did not answer. Try again later.", { foreign: false });
      if (me["id"] !== principal.objectId) throw new Error("Graph answered for another person");
      const member = (name: string): string => (typeof me[name] === "string" ? me[name] : "");
      return {
        id: principal.objectId,
        displayName: member("displayName"),
        jobTitle: member("jobTitle"),
        officeLocation: member("officeLocation"),
        preferredLanguage: member("preferredLanguage"),
      };
    },
  });
