import { families } from "./case.ts";
import type { AttackCase, Family } from "./case.ts";
import { approvalCases } from "./cases/approvals/index.ts";
import { auditCases } from "./cases/audit.ts";
import { configurationCases } from "./cases/configuration.ts";
import { contentCases } from "./cases/content/index.ts";
import { egressCases } from "./cases/egress.ts";
import { exhaustionCases } from "./cases/exhaustion.ts";
import { facadeCases } from "./cases/facade/index.ts";
import { httpCases } from "./cases/http/index.ts";
import { protocolCases } from "./cases/protocol/index.ts";
import { rightsCases } from "./cases/rights.ts";
import { serverCases } from "./cases/servers.ts";
import { sessionCases } from "./cases/sessions.ts";
import { stateFamily } from "./cases/state.ts";
import { tokenCases } from "./cases/tokens.ts";
import { upstreamCases } from "./cases/upstreams/index.ts";

export const casesOf: Readonly<Record<Family, readonly AttackCase[]>> = {
  tokens: tokenCases,
  rights: rightsCases,
  state: stateFamily,
  sessions: sessionCases,
  protocol: protocolCases,
  http: httpCases,
  facade: facadeCases,
  egress: egressCases,
  content: contentCases,
  approvals: approvalCases,
  upstreams: upstreamCases,
  audit: auditCases,
  configuration: configurationCases,
  servers: serverCases,
  exhaustion: exhaustionCases,
};

/** Every case, in the order in which they disturb each other least. */
export const allCases: readonly AttackCase[] = families.flatMap((family) => casesOf[family]);
