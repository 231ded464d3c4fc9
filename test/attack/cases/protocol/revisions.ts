import { attack, step } from "../../define.ts";
import type { AttackCase, Expectation } from "../../case.ts";
import { envelopeKeys, modernRevision } from "../../messages.ts";
import { sides } from "../sides.ts";
import { common, list, right } from "./requests.ts";

const versions = [
  "2024-11-05",
  "2024-10-07",
  "2026-07-29",
  "2099-01-01",
  "1",
  "latest",
  "2026-07-28 ",
  "2025-11-25,2026-07-28",
  "../2026-07-28",
  "DRAFT-2026-v1",
];

const unknownVersion = (version: string): Expectation => ({
  status: 400,
  json: { "/error/code": -32022, "/error/data/requested": version.trim(), "/error/data/supported/0": modernRevision },
  decided: "gateway:revision",
});

const versionCases = versions
  .filter((version) => version.trim() === version)
  .map((version) =>
    attack(
      common,
      `version-${version.replace(/[^\w.-]/g, "_")}`,
      `The revision ${version} is not spoken here`,
      step(list("gateway", right, { "mcp-protocol-version": version }), unknownVersion(version)),
    ),
  );

const meta = (version: unknown) => ({
  ...right,
  params: { _meta: { [envelopeKeys.version]: version, [envelopeKeys.capabilities]: {} } },
});

const envelopeCases = [
  attack(
    common,
    "body-of-another-revision",
    "A body of one revision under the header of another is refused",
    step(list("gateway", meta(modernRevision)), {
      status: 400,
      json: { "/error/code": -32020 },
      decided: "gateway:revision",
    }),
    { proves: ["R-172"] },
  ),
  attack(
    common,
    "older-body-under-newer-header",
    "The header of the current revision needs its envelope",
    step(list("gateway", right, { "mcp-protocol-version": modernRevision, "mcp-method": "tools/list" }), {
      status: 400,
      json: { "/error/code": -32602 },
      decided: "gateway:revision",
    }),
    { proves: ["R-172"] },
  ),
  attack(
    common,
    "version-twice",
    "Two revisions at once are none",
    step(list("gateway", right, { "mcp-protocol-version": ["2025-11-25", modernRevision] }), {
      status: 400,
      decided: "gateway:revision",
    }),
  ),
  attack(
    common,
    "no-capabilities",
    "A request without the capabilities of its client is refused",
    step(
      list(
        "gateway",
        { ...right, params: { _meta: { [envelopeKeys.version]: modernRevision } } },
        { "mcp-protocol-version": modernRevision, "mcp-method": "tools/list" },
      ),
      { status: 400, json: { "/error/code": -32602 }, decided: "server:protocol-error" },
    ),
  ),
];

const handshakes: Readonly<Record<string, string>> = {
  "2025-11-25": "2025-11-25",
  "2025-06-18": "2025-06-18",
  // Not spoken here: answered with the latest of its kind, as the specification says.
  "2024-11-05": "2025-11-25",
  "2099-01-01": "2025-11-25",
};

const handshakeCases = Object.entries(handshakes).flatMap(([asked, answered]) =>
  sides.map((at) =>
    attack(
      common,
      `handshake-${asked}@${at}`,
      `A handshake for ${asked} is answered with ${answered}`,
      step(
        list(at, {
          jsonrpc: "2.0",
          id: 1,
          method: "initialize",
          params: { protocolVersion: asked, capabilities: {}, clientInfo: { name: "attack", version: "1" } },
        }),
        { status: 200, json: { "/result/protocolVersion": answered }, decided: "server:ok" },
      ),
    ),
  ),
);

export const revisionCases: readonly AttackCase[] = [...versionCases, ...handshakeCases, ...envelopeCases];
