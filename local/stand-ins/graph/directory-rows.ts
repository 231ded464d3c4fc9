// Stand-in for Microsoft Graph: what is registered in the tenant, for programs that read or change it.
import type { StandInReply } from "../http/message.ts";
import { json } from "../http/message.ts";
import { fault } from "../arm/row.ts";
import type { Row } from "../arm/row.ts";

/** Objects by collection (`groups`, `applications`, `servicePrincipals`, `domains` …), each with its `id`. A test fills it and looks into it. */
export type GraphObjects = Map<string, Map<string, Readonly<Record<string, unknown>>>>;

const missing = (id: string): StandInReply =>
  fault(
    404,
    "Request_ResourceNotFound",
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  );

const objectsIn = (world: GraphObjects, collection: string) => [...(world.get(collection)?.values() ?? [])];

const readers = ["Directory.Read.All", "Directory.ReadWrite.All", "Directory.AccessAsUser.All", "Application.Read.All"];

const reference = "https://learn.microsoft.com/graph/api";

export const directoryRows: readonly Row<GraphObjects>[] = [
  {
    method: "GET",
    path: "/v1.0/{collection}(appId='{appId}')",
    source: `${reference}/application-get`,
    needs: readers,
    answer: ({ world, params }) => {
      const found = objectsIn(world, params["collection"]!).find(({ appId }) => appId === params["appId"]);
      return found ? json(200, found) : missing(params["appId"]!);
    },
  },
  {
    method: "GET",
    path: "/v1.0/{collection}/{id}",
    source: `${reference}/group-get`,
    needs: readers,
    answer: ({ world, params }) => {
      const found = world.get(params["collection"]!)?.get(decodeURIComponent(params["id"]!));
      return found ? json(200, found) : missing(params["id"]!);
    },
  },
];
