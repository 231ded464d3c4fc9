// `npm run sbom -- [--out dist/bom]`: the bill of materials of the packages and the one of the AI parts, as CycloneDX. The same lockfile gives the same bytes.
import { execFileSync } from "node:child_process";
import { uuidNamespaces, uuidV5 } from "../../constructs/uuid.ts";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { aiParts } from "./ai-parts.ts";

export interface Bom {
  readonly bomFormat: "CycloneDX";
  readonly specVersion: string;
  readonly serialNumber: string;
  readonly version: number;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly components: readonly object[];
  readonly [member: string]: unknown;
}

/** A serial number of the content itself: the same bill has the same. */
const serialOf = (content: unknown): string => `urn:uuid:${uuidV5(uuidNamespaces.url, JSON.stringify(content))}`;

/** npm puts a random serial number, the time and the name of the checkout's folder into its bill; these say nothing about the materials. */
export const reproducible = (bill: Bom, name: string): Bom => {
  const facts = Object.fromEntries(Object.entries(bill.metadata).filter(([member]) => member !== "timestamp"));
  const content = {
    ...bill,
    metadata: { ...facts, component: { ...(facts["component"] as object), name } },
    serialNumber: "",
  };
  return { ...content, serialNumber: serialOf(content) };
};

export const aiBom = (version: string): Bom => {
  const content = {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: { type: "application", name: "mcp-landing-zone", version } },
    services: aiParts.services.map(
      ({ id, name, provider, apiVersion, purpose, receives, onFailure, documents, assessment }) => ({
        "bom-ref": id,
        provider: { name: provider },
        name,
        version: apiVersion,
        description: purpose,
        authenticated: true,
        "x-trust-boundary": true,
        data: [{ flow: "outbound", classification: receives }],
        externalReferences: [
          { type: "documentation", url: documents },
          { type: "risk-assessment", url: assessment },
        ],
        properties: [{ name: "on-failure", value: onFailure }],
      }),
    ),
    components: aiParts.data.map(({ id, name, path, origin, licence, owner }) => ({
      type: "data",
      "bom-ref": id,
      name,
      licenses: [{ license: { id: licence } }],
      data: [{ type: "configuration", governance: { custodians: [{ organization: { name: owner } }] } }],
      properties: [
        { name: "path", value: path },
        { name: "origin", value: origin },
      ],
    })),
  };
  return { ...content, serialNumber: serialOf(content) } as unknown as Bom;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const { out } = parseArgs({ options: { out: { type: "string", default: join(root, "dist/bom") } } }).values;
  const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<string, string>;
  const printed = execFileSync("npm", ["sbom", "--sbom-format", "cyclonedx"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  mkdirSync(out, { recursive: true });
  const bills = {
    "sbom.cdx.json": reproducible(JSON.parse(printed) as Bom, name!),
    "ai-bom.cdx.json": aiBom(version!),
  };
  for (const [file, bill] of Object.entries(bills)) {
    writeFileSync(join(out, file), `${JSON.stringify(bill, undefined, 2)}\n`);
    console.log(`${join(out, file)}: ${bill.components.length} components`);
  }
}
