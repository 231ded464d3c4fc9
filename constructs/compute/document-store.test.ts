import { describe, expect, it } from "vitest";
import { resourceOf, surroundings, synthesize } from "../testing.ts";
import type { DocumentStoreProps } from "./index.ts";
import { DocumentStore } from "./index.ts";

const server = { principalId: "11111111-1111-1111-1111-111111111111", grantId: "server" };

const synthesized = (props: Partial<DocumentStoreProps> = {}) =>
  synthesize((stack) => {
    new DocumentStore(stack, "documents", { ...surroundings, ...props });
  });

describe("the store of documents", () => {
  it("R-31 R-86 keeps them in a private container of an account without keys", () => {
    expect(resourceOf(synthesized(), "azurerm_storage_container")).toMatchObject({
      name: "documents",
      container_access_type: "private",
    });
    expect(resourceOf(synthesized(), "azurerm_storage_account")).toMatchObject({
      shared_access_key_enabled: false,
      public_network_access_enabled: false,
    });
  });

  it("needs nothing of the account's data plane, which the deployer cannot reach", () => {
    const container = resourceOf(synthesized(), "azurerm_storage_container");
    expect(container["storage_account_id"]).toMatch(/^\$\{azurerm_storage_account\.\w+\.id\}$/);
    expect(container).not.toHaveProperty("storage_account_name");
  });

  it("is not destroyed unless the user says that it may be, container and account", () => {
    for (const type of ["azurerm_storage_account", "azurerm_storage_container"]) {
      expect(resourceOf(synthesized(), type)["lifecycle"]).toEqual({ prevent_destroy: true });
      expect(resourceOf(synthesized({ preventDestroy: false }), type)["lifecycle"]).toEqual({ prevent_destroy: false });
    }
  });

  it("R-52 lets an identity write into its container and no other, once however often asked", () => {
    const stack = synthesize((scope) => {
      const documents = new DocumentStore(scope, "documents", surroundings);
      expect(documents.grantReadWrite(server)).toBe(documents.grantReadWrite(server));
    });
    expect(resourceOf(stack, "azurerm_role_assignment")).toMatchObject({
      scope: expect.stringMatching(/^\$\{azurerm_storage_container\.\w+\.id\}$/),
      role_definition_name: "Storage Blob Data Contributor",
      principal_id: server.principalId,
    });
  });

  it("has another container when asked", () => {
    expect(resourceOf(synthesized({ containerName: "files" }), "azurerm_storage_container")["name"]).toBe("files");
  });

  it("R-52 grants the same on one that exists already, and makes nothing else", () => {
    const existing = { containerId: "/container", blobEndpoint: "https://st/", containerName: "files" };
    const stack = synthesize((scope) => {
      const documents = DocumentStore.fromExisting(scope, "documents", existing);
      expect(documents).toMatchObject(existing);
      documents.grantReadWrite(server);
    });
    expect(Object.keys(stack.resource)).toEqual(["azurerm_role_assignment"]);
    expect(resourceOf(stack, "azurerm_role_assignment")["scope"]).toBe("/container");
  });
});
