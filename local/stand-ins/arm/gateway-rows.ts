// Stand-in for Azure Resource Manager: named values of API Management, which are written on condition that they were not written in between, and revisions of APIs.
import { createHash } from "node:crypto";
import type { Cloud } from "./cloud.ts";
import { json } from "../http/message.ts";
import { fault } from "./row.ts";
import type { Row } from "./row.ts";
import { onResource } from "./store.ts";

const service =
  "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ApiManagement/service/{service}";
const path = `${service}/namedValues/{name}`;

const etagOf = ({ resources }: Cloud, id: string): string =>
  `"${createHash("sha256")
    .update(JSON.stringify(resources.get(id.toLowerCase()) ?? ""))
    .digest("hex")
    .slice(0, 12)}"`;

export const gatewayRows: readonly Row<Cloud>[] = [
  {
    method: "GET",
    path,
    source: "https://learn.microsoft.com/rest/api/apimanagement/named-value/get",
    answer: ({ world, request }) => {
      const reply = onResource(world, request);
      return reply.status === 200
        ? { ...reply, headers: { ...reply.headers, ETag: etagOf(world, request.path) } }
        : reply;
    },
  },
  {
    method: "PATCH",
    path,
    source: "https://learn.microsoft.com/rest/api/apimanagement/named-value/update",
    answer: ({ world, request }) => {
      const condition = request.headers["if-match"];
      if (condition === undefined) return fault(400, "ValidationError", "The If-Match header is required.");
      if (condition !== "*" && condition !== etagOf(world, request.path))
        return fault(412, "PreconditionFailed", "The resource was changed since it was read.");
      return onResource(world, request);
    },
  },
  {
    method: "GET",
    path: `${service}/apis/{api}/revisions`,
    source: "https://learn.microsoft.com/rest/api/apimanagement/api-revision/list-by-service",
    answer: ({ world, request }) => {
      const current = request.path.slice(0, request.path.lastIndexOf("/")).toLowerCase();
      const revisions = [...world.resources].flatMap(([id, { properties }]) => {
        const [, apiRevision] = id.startsWith(`${current};rev=`) ? (/;rev=(\d+)$/.exec(id) ?? []) : [];
        const { apiRevisionDescription: description } = (properties ?? {}) as { apiRevisionDescription?: string };
        return apiRevision === undefined ? [] : [{ apiId: id, apiRevision, isCurrent: false, description }];
      });
      return json(200, { value: [{ apiId: current, apiRevision: "1", isCurrent: true }, ...revisions] });
    },
  },
];
