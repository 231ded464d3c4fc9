import { describe, expect, it } from "vitest";
import { ApiManagementApi } from "./providers.ts";
import { Vault } from "./secrets/vault.ts";
import { surroundings, synthesize } from "./testing.ts";
import { refuseRepeatedNames } from "./unique-names.ts";

interface Api {
  readonly name: string;
  readonly path: string;
  readonly service?: string;
}

const apis = (...made: readonly Api[]) =>
  synthesize((stack) => {
    refuseRepeatedNames(stack);
    made.forEach(({ name, path, service = "apim" }, index) => {
      new ApiManagementApi(stack, `api-${index}`, {
        name,
        path,
        apiManagementName: service,
        resourceGroupName: "rg",
        revision: "1",
        displayName: name,
        protocols: ["https"],
      });
    });
  });

describe("names in Azure", () => {
  it("refuses two vaults without a purpose, which would be one", () => {
    const two = () => synthesize((stack) => ["first", "second"].forEach((id) => new Vault(stack, id, surroundings)));
    expect(two).toThrow(
      /VALUES_CONFLICT: .*second\/Resource has the name kv-mcp-test-\w+ of azurerm_key_vault, which test\/first\/Resource has/,
    );
  });

  it("lets two vaults with a purpose each pass", () => {
    expect(() =>
      synthesize((stack) => ["a", "b"].forEach((purpose) => new Vault(stack, purpose, { ...surroundings, purpose }))),
    ).not.toThrow();
  });

  it.each([
    [
      "two APIs of one name",
      [
        { name: "mcp", path: "a" },
        { name: "MCP", path: "b" },
      ],
      /the name MCP of azurerm_api_man/,
    ],
    [
      "two APIs of one path",
      [
        { name: "a", path: "mcp" },
        { name: "b", path: "mcp" },
      ],
      /the path "mcp" of azurerm_api_man/,
    ],
  ])("refuses %s on one service", (_, made, message) => {
    expect(() => apis(...made)).toThrow(message);
  });

  it("lets two services have an API of one name", () => {
    expect(() => apis({ name: "mcp", path: "mcp" }, { name: "mcp", path: "mcp", service: "other" })).not.toThrow();
  });
});
