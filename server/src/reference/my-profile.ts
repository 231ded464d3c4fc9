import type { Egress } from "../egress/index.ts";
import { defineTool } from "../tools/define-tool.ts";
import type { Tool } from "../tools/define-tool.ts";
import { longText, object, text } from "../tools/schema.ts";
import { ToolError } from "../tools/tool-context.ts";

const fields = ["displayName", "jobTitle", "officeLocation", "preferredLanguage"] as const;

export const myProfile = (egress: Egress, graphEndpoint: string): Tool =>
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
      const token = await onBehalfOf(`${graphEndpoint}/User.Read`);
      const response = await egress.fetch(`${graphEndpoint}/v1.0/me?$select=id,${fields.join(",")}`, {
        headers: { authorization: `Bearer ${token}`, accept: "application/json" },
        signal,
      });
      if (response.status !== 200) throw new ToolError("The directory did not answer. Try again later.");
      const me = JSON.parse(await response.text()) as Readonly<Record<string, unknown>>;
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
