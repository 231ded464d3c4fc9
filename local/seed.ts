// Something to find: without a document of one's own, every first search comes back empty.
import { callTool } from "./call-tool.ts";
import type { Deployment } from "./running-deployment.ts";

const user = "alice";
const document = {
  title: "Plan of the pilot",
  text: "Week one: connect a client and read this document. Week two: save one of your own. Week three: decide who approves deletions.",
};

/** Saves a document as the first person would: through the gateway, with her token. A deployment that does not take it says so and goes on. */
export const seed = async (deployment: Deployment): Promise<void> => {
  const token = await deployment.token({ user, scopes: ["documents.write"] });
  const { status, text } = await callTool({
    url: deployment.facts.publicUrl,
    token,
    tool: "save_document",
    arguments: document,
  });
  if (status >= 400 || text.includes('"isError":true')) console.error(`The first document was not saved (${status}).`);
};
