// Something to find: without a document of one's own, every first search comes back empty.
import type { Deployment } from "./running-deployment.ts";

const user = "alice";
const document = {
  title: "Plan of the pilot",
  text: "Week one: connect a client and read this document. Week two: save one of your own. Week three: decide who approves deletions.",
};

/** Saves a document as the first person would: through the gateway, with her token. A deployment that does not take it says so and goes on. */
export const seed = async (deployment: Deployment): Promise<void> => {
  const token = await deployment.token({ user, scopes: ["documents.write"] });
  const answer = await fetch(deployment.facts.publicUrl, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
    },
    body: JSON.stringify({
      jsonrpc: "2.0",
      id: 1,
      method: "tools/call",
      params: { name: "save_document", arguments: document },
    }),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await answer.text();
  if (!answer.ok || text.includes('"isError":true'))
    console.error(`The first document was not saved (${answer.status}).`);
};
