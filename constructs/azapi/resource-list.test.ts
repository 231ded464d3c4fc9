import { describe, expect, it } from "vitest";
import { synthesize } from "../testing.ts";
import { AzapiResourceList } from "./index.ts";

const config = {
  type: "Microsoft.ApiManagement/service/privateEndpointConnections@2024-05-01",
  parentId: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.ApiManagement/service/apim",
  queries: { first: "value | [0].id" },
} as const;

describe("a list of resources", () => {
  it("is a data source that keeps what the queries find", () => {
    const { data } = synthesize((stack) => {
      const postcondition = { condition: "${self.output.first != null}", errorMessage: "There is none." };
      new AzapiResourceList(stack, "list", { ...config, lifecycle: { postcondition: [postcondition] } });
    });
    expect(data["azapi_resource_list"]!["list"]).toMatchObject({
      type: config.type,
      parent_id: config.parentId,
      response_export_values: config.queries,
      lifecycle: { postcondition: [{ condition: "${self.output.first != null}", error_message: "There is none." }] },
    });
  });

  it("gives what a query found to the resources that need it", () => {
    const { output } = synthesize((stack) => {
      const list = new AzapiResourceList(stack, "list", config);
      stack.addOverride("output.first.value", list.result("first"));
    });
    expect(output["first"]).toEqual({ value: "${data.azapi_resource_list.list.output.first}" });
  });

  it("refuses a query that it does not have", () => {
    expect(() => synthesize((stack) => void new AzapiResourceList(stack, "list", config).result("second"))).toThrow(
      /NOT_FOUND.*result\("second"\).*one of first/,
    );
  });
});
