// Stand-in for Azure Resource Manager: named values of API Management, which are written on condition that they were not written in between.
import { createHash } from "node:crypto";
import type { Cloud } from "./cloud.ts";
import { fault } from "./row.ts";
import type { Row } from "./row.ts";
import { onResource } from "./store.ts";

const path =
  "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ApiManagement/service/{service}/namedValues/{name}";

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
];
