import { readSettings, writeSettings } from "@mcp-landing-zone/contract";
import type { SettingValues } from "@mcp-landing-zone/contract";
import { createAzurePorts } from "@mcp-landing-zone/server";
import type { AzurePorts } from "@mcp-landing-zone/server";
import { afterEach, beforeEach, expect, it } from "vitest";
import { factsOf, serverSettings } from "../../local/facts.ts";
import { useAzure } from "./use-azure.ts";

const azure = useAzure();
const facts = factsOf("facade", 7300);
const reported: unknown[] = [];

let opened: AzurePorts[];
let number = 0;

beforeEach(() => {
  opened = [];
  if (number === 0) azure.standIns.vault.keys.create("audit");
});
afterEach(async () => {
  for (const ports of opened) await ports.close();
});

const open = async (more: Partial<SettingValues> = {}): Promise<AzurePorts> => {
  const replicaName = `replica-${(number += 1)}`;
  const values = { ...serverSettings(facts, azure.standIns.urls, 8080), replicaName, ...more };
  const ports = await createAzurePorts(readSettings(writeSettings(values)), (error) => reported.push(error));
  opened.push(ports);
  return ports;
};

it("R-34 a secret is read by a name that is allowed, and asked for once", async () => {
  azure.standIns.vault.secrets.set("weather-api", "s3cret");
  const { secrets } = await open({ secretNames: ["weather-api"] });
  expect(await secrets?.read("weather-api")).toBe("s3cret");
  const before = azure.standIns.journal.count("vault");
  expect(await secrets?.read("weather-api")).toBe("s3cret");
  expect(azure.standIns.journal.count("vault")).toBe(before);
});

it("R-34 a name that is not allowed is not asked for", async () => {
  azure.standIns.vault.secrets.set("payroll", "s3cret");
  const { secrets } = await open({ secretNames: ["weather-api"] });
  const before = azure.standIns.journal.count("vault");
  await expect(secrets?.read("payroll")).rejects.toMatchObject({ name: "SecretRefused" });
  expect(azure.standIns.journal.count("vault")).toBe(before);
});

it("R-160 a secret that could not be had is asked for again, not remembered", async () => {
  azure.standIns.vault.secrets.set("weather-api", "s3cret");
  const { secrets } = await open({ secretNames: ["weather-api"] });
  const cancel = azure.standIns.faults.inject({
    service: "vault",
    path: "/secrets/",
    fault: { kind: "status", status: 500 },
  });
  await expect(secrets?.read("weather-api")).rejects.toThrow();
  cancel();
  expect(await secrets?.read("weather-api")).toBe("s3cret");
});

it("R-22 the way out leads to hosts of the list alone", async () => {
  const { egress } = await open({ egressHosts: ["docs.example"] });
  await expect(egress.fetch("https://other.example/")).rejects.toMatchObject({ code: "host" });
});

it("R-52 no request left the deployment", async () => {
  const { ports } = await open();
  await ports.shield.check({ prompt: "How is the weather?" }, new AbortController().signal);
  expect(azure.standIns.refusedHosts).toEqual([]);
});
