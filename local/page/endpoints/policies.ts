// The policies as they are executed here: their stages with what each is for, and the XML that the same documents render to in Azure.
import { PolicyRefusal, renderPolicy, stagesOf } from "@mcp-landing-zone/gateway/policy/execute";
import type { Endpoint } from "../../console/console.ts";
import { WrongInput } from "../../console/input.ts";
import type { Deployment } from "../../deployment.ts";
import type { ShownPolicy } from "./shown-policy.ts";
import { serverStageNotes } from "../../calls/server-stages.ts";
import type { Operation } from "../../gateway/operations.ts";
import { operationsOf } from "../../gateway/operations.ts";

const sections = ["inbound", "backend", "outbound", "on-error"] as const;

/** A document with loopback addresses is executed here and may be refused for Azure; then the reason stands in its place. */
const xmlOf = (document: Operation["document"]): string => {
  try {
    return renderPolicy(document);
  } catch (error) {
    if (error instanceof PolicyRefusal) return error.message;
    throw error;
  }
};

const shown = (document: Operation["document"], operations: readonly Operation[]): ShownPolicy => ({
  name: document.name,
  operations: operations
    .filter((operation) => operation.document === document)
    .map(({ methods, path }) => `${methods.join(", ")} ${path}`),
  sections: sections.flatMap((name) => {
    const stages = stagesOf(document, name).map((stage) => ({ name: stage, note: document.notes[stage] ?? "" }));
    return stages.length === 0 ? [] : [{ name, stages }];
  }),
  xml: xmlOf(document),
});

export const policyEndpoints = ({
  servers: running,
  standIns,
}: Pick<Deployment, "servers" | "standIns">): Readonly<Record<string, Endpoint>> => {
  const servers = running.map((server) => {
    const operations = operationsOf(server, standIns.urls.signIn);
    return { name: server.name, operations, documents: [...new Set(operations.map(({ document }) => document))] };
  });
  return {
    // Notes by document, for the rows of calls: without the XML, which is long.
    "GET /api/stages": () => ({
      status: 200,
      body: {
        documents: Object.fromEntries(
          servers.flatMap(({ documents }) => documents.map(({ name, notes }) => [name, notes] as const)),
        ),
        server: serverStageNotes,
      },
    }),
    "GET /api/policies/*": (_fields, name) => {
      const server = servers.find((one) => one.name === name);
      if (!server)
        throw new WrongInput(
          `server: received ${JSON.stringify(name.slice(0, 40))}; should be one of ${servers.map((one) => one.name).join(", ")}`,
        );
      const { documents, operations } = server;
      return { status: 200, body: { policies: documents.map((document) => shown(document, operations)) } };
    },
  };
};
