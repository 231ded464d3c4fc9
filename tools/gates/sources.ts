/** Something outside that this project rests on, and the version that was read. */
interface Source {
  readonly id: string;
  readonly title: string;
  /** The address of the source. Answers JSON or text. */
  readonly url: string;
  /** The part of the answer that tells versions apart: the first group of the last match, or a digest of the whole. */
  readonly version: RegExp | "digest";
  /** What is implemented. */
  readonly read: string;
  /** Who decides about a change, and what it touches. */
  readonly touches: string;
}

export const sources: readonly Source[] = [
  {
    id: "mcp-revision",
    title: "Model Context Protocol, revisions",
    url: "https://raw.githubusercontent.com/modelcontextprotocol/modelcontextprotocol/main/docs/docs.json",
    version: /specification\/(\d{4}-\d{2}-\d{2})\//g,
    read: "2026-07-28",
    touches: "contract/protocol.ts, test/conformance",
  },
  {
    id: "mcp-server-sdk",
    title: "@modelcontextprotocol/server",
    url: "https://registry.npmjs.org/@modelcontextprotocol/server/latest",
    version: /"version":"(\d+\.\d+\.\d+)"/g,
    read: "2.4.0",
    touches: "server/package.json",
  },
  {
    id: "owasp-mcp",
    title: "OWASP MCP Top 10",
    url: "https://raw.githubusercontent.com/OWASP/www-project-mcp-top-10/main/index.md",
    version: "digest",
    read: "ea2f41e753e7d69b",
    touches: "controls/owasp.ts",
  },
  {
    id: "mcp-guidance",
    title: "Microsoft's MCP security best practices",
    url: "https://raw.githubusercontent.com/microsoft/mcp-for-beginners/main/02-Security/mcp-security-best-practices-2025.md",
    version: /Security Best Practices - (\w+ \d{4}) Update/g,
    read: "September 2026",
    touches: "controls/requirements.ts, controls/themes.ts",
  },
  {
    id: "azurerm",
    title: "Terraform provider azurerm",
    url: "https://api.github.com/repos/hashicorp/terraform-provider-azurerm/releases/latest",
    version: /"tag_name": ?"v(\d+\.\d+\.\d+)"/g,
    read: "4.73.0",
    touches: "constructs/provider-versions.ts, test/plan",
  },
  {
    id: "cdktn",
    title: "cdktn, the fork of cdktf",
    url: "https://registry.npmjs.org/cdktn/latest",
    version: /"version":"(\d+\.\d+\.\d+)"/g,
    read: "0.24.0",
    touches: "docs/decisions/001-cdktf-now-cdktn-ready.md, test/portability",
  },
];

export type { Source };
