import { heartbeatRow } from "@mcp-landing-zone/contract";
import { describe, expect, it } from "vitest";
import { collectionRule } from "../../local/stand-ins/index.ts";
import { createRowSender } from "../../server/src/azure/audit-table.ts";
import { deadlines } from "../../server/src/azure/deadlines.ts";
import { useAzure } from "./use-azure.ts";

const azure = useAzure();

const sender = async (rule = collectionRule, credential = azure.identity) => {
  const settings = { auditTableEndpoint: azure.standIns.urls.collection, auditTableRule: rule };
  return (await createRowSender(settings, credential, deadlines.audit))!;
};
const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => heartbeatRow("2030-01-31T12:00:00.000Z", "mcp", "replica", index, 0));

// Microsoft's client against the stand-in: what one sends, the other takes.
describe("R-64 the copy of the trail in Azure", () => {
  it("arrives compressed, with a token of the managed identity", async () => {
    await (
      await sender()
    )(rows(600));
    expect(azure.standIns.collection.rows().at(-1)).toEqual(rows(600).at(-1));
    expect(azure.standIns.collection.accepted()).toBe(600);
  });

  it("is refused row by row for what the table has no column for", async () => {
    const argument = { ...rows(1)[0], Arguments: "secret" } as never;
    await expect((await sender())([argument])).rejects.toThrow();
    expect(azure.standIns.collection.rows().some((row) => "Arguments" in row)).toBe(false);
  });

  it("is refused for another rule, and for an identity without the role", async () => {
    await expect((await sender("dcr-ffffffffffffffffffffffffffffffff"))(rows(1))).rejects.toThrow();
    const unknownCredential = { getToken: async () => ({ token: "none", expiresOnTimestamp: Date.now() + 60_000 }) };
    await expect((await sender(collectionRule, unknownCredential as never))(rows(1))).rejects.toThrow();
  });

  it("R-160 ends in time when the endpoint hangs, and when it fails", async () => {
    const settings = { auditTableEndpoint: azure.standIns.urls.collection, auditTableRule: collectionRule };
    const send = (await createRowSender(settings, azure.identity, 300))!;
    for (const fault of [{ kind: "hang" }, { kind: "status", status: 500 }] as const) {
      const clear = azure.standIns.faults.inject({ service: "collection", fault });
      await expect(send(rows(1))).rejects.toThrow();
      clear();
    }
  });

  it("is not made where no table is configured", async () => {
    const none = { auditTableEndpoint: undefined, auditTableRule: undefined };
    expect(await createRowSender(none, azure.identity, 300)).toBeUndefined();
  });
});
