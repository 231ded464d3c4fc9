// Something to find: without a document of one's own, every first search comes back empty.
import { callTool } from "./calls/call-tool.ts";
import type { Deployment } from "./running-deployment.ts";

const user = "alice";
const document = {
  title: "Plan of the pilot",
  text: "Week one: connect a client and read this document. Week two: save one of your own. Week three: decide who approves deletions.",
};

/** Saves a document at every server that keeps some, as the first person would: through the gateway, with her token. One that does not take it says so. */
export const seed = async ({ servers, token }: Pick<Deployment, "servers" | "token">): Promise<void> => {
  for (const { name, kind, publicUrl: url } of servers) {
    if (kind !== "reference") continue;
    const given = await token({ user, scopes: ["documents.write"], server: name });
    const { status, text } = await callTool({ url, token: given, tool: "save_document", arguments: document });
    if (status >= 400 || text.includes('"isError":true'))
      console.error(`${name}: the first document was not saved (${status}).`);
  }
};
