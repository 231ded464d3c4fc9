import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { aiParts } from "./ai-parts.ts";
import type { Bom } from "./sbom.ts";
import { aiBom, reproducible } from "./sbom.ts";

const bill = (serial: string, time: string, folder: string): Bom => ({
  bomFormat: "CycloneDX",
  specVersion: "1.5",
  serialNumber: serial,
  version: 1,
  metadata: { timestamp: time, component: { name: folder, version: "1.0.0" } },
  components: [{ name: "jose", version: "6.2.17" }],
});

it("R-73 the same materials give the same bill, wherever and whenever it is written", () => {
  const first = reproducible(bill("urn:uuid:1", "2026-01-01", "here"), "mcp-landing-zone");
  expect(reproducible(bill("urn:uuid:2", "2027-01-01", "there"), "mcp-landing-zone")).toEqual(first);
  const other = { ...bill("urn:uuid:1", "2026-01-01", "here"), components: [{ name: "jose", version: "6.2.18" }] };
  expect(reproducible(other, "mcp-landing-zone").serialNumber).not.toBe(first.serialNumber);
});

it("R-140 R-68 the AI bill names each service and each set of rules, with origin, licence and owner", () => {
  const { services, components } = aiBom("0.1.0") as unknown as { services: object[]; components: object[] };
  expect(services).toHaveLength(aiParts.services.length);
  expect(JSON.stringify(components)).toContain('"origin"');
});

it.each(aiParts.data)("R-68 $path is there", ({ path }) => {
  expect(existsSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)))).toBe(true);
});
