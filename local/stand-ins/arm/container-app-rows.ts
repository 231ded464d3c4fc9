// Stand-in for Azure Resource Manager: revisions of container apps, and the start of jobs.
import type { Cloud } from "./cloud.ts";
import { place } from "./cloud.ts";
import { json } from "../http/message.ts";
import { fault } from "./row.ts";
import type { Row } from "./row.ts";

const revision =
  "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.App/containerApps/{app}/revisions/{revision}";

const job = "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.App/jobs/{job}";

const switched =
  (to: boolean): Row<Cloud>["answer"] =>
  ({ world, request }) => {
    const id = request.path.slice(0, request.path.lastIndexOf("/"));
    const found = world.resources.get(id.toLowerCase());
    if (!found) return fault(404, "RevisionNotFound", "The revision does not exist.");
    place(world, found.id, { ...found, properties: { ...(found["properties"] as object), active: to } });
    return { status: 200 };
  };

export const containerAppRows: readonly Row<Cloud>[] = [
  {
    method: "POST",
    path: `${revision}/activate`,
    source: "https://learn.microsoft.com/rest/api/containerapps/container-apps-revisions/activate-revision",
    answer: switched(true),
  },
  {
    method: "POST",
    path: `${revision}/deactivate`,
    source: "https://learn.microsoft.com/rest/api/containerapps/container-apps-revisions/deactivate-revision",
    answer: switched(false),
  },
  {
    method: "POST",
    path: `${job}/start`,
    source: "https://learn.microsoft.com/rest/api/resource-manager/containerapps/jobs/start",
    answer: ({ world, request, params }) => {
      const id = request.path.slice(0, request.path.lastIndexOf("/"));
      if (!world.resources.has(id.toLowerCase())) return fault(404, "ResourceNotFound", "The job does not exist.");
      world.onJob?.(id);
      const name = `${params["job"]}-1`;
      return json(200, { id: `${id}/executions/${name}`, name });
    },
  },
];
