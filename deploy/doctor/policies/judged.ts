import type { Created, Surroundings } from "@mcp-landing-zone/governance/guardrails";
import { answers, grouped, judge } from "@mcp-landing-zone/governance/guardrails";
import type { Finding } from "../check.ts";
import type { AssignedPolicy } from "./assigned.ts";

const deny = /^deny$/i;

/** Whether the definition would refuse a request: other effects change, add or report. */
const mayDeny = ({ definition, parameters }: AssignedPolicy): boolean => {
  // The other modes judge what is inside of a service: keys, pods.
  if (!/^(all|indexed)$/i.test(definition.mode)) return false;
  const { effect } = definition.policyRule.then;
  const [, name] = /^\[parameters\('([^']+)'\)\]$/i.exec(effect) ?? [];
  return deny.test(name === undefined ? effect : String(parameters[name]));
};

type Opinion = "allows" | "denies" | "unknown";

/** What a definition makes of a resource. */
const opinionOf = (policy: AssignedPolicy, created: Created, around: Partial<Surroundings>): Opinion => {
  const { verdict, effect } = judge(policy.definition, created.resource, { ...around, parameters: policy.parameters });
  if (verdict === "violates" && effect === "deny") return "denies";
  return verdict === "unknown" ? "unknown" : "allows";
};

/** A finding for each definition that would deny what is deployed, with the exemption to ask for; one warning for what could not be judged. */
export const policyFindings = (
  policies: readonly AssignedPolicy[],
  created: readonly Created[],
  around: Partial<Surroundings>,
  scope: string,
): readonly Finding[] => {
  const findings: Finding[] = [];
  const unjudged: string[] = [];
  for (const policy of policies.filter(mayDeny)) {
    const { assignment, definition } = policy;
    try {
      const opinions = grouped(created, (one) => opinionOf(policy, one, around));
      const denied = opinions.get("denies") ?? [];
      const unknown = opinions.get("unknown") ?? [];
      if (denied.length > 0) findings.push(denial(policy, denied, scope));
      else if (unknown.length > 0) {
        const what = `${assignment} may deny ${typesOf(unknown)}: ${definition.displayName}; the plan alone knows the values`;
        findings.push({ what, mend: "deploy; where it denies, ask for an exemption", warning: true });
      }
    } catch (error) {
      unjudged.push(`${definition.displayName} (${(error as Error).message})`);
    }
  }
  if (unjudged.length > 0) {
    const what = `${unjudged.length} denying definitions could not be judged here: ${unjudged.slice(0, 5).join("; ")}${unjudged.length > 5 ? " …" : ""}`;
    findings.push({ what, mend: "npm run deploy -- --plan, or ask their owner what they deny", warning: true });
  }
  return findings;
};

const typesOf = (created: readonly Created[]): string =>
  [...new Set(created.map(({ resource }) => resource.type))].join(", ");

const denial = (
  { assignment, assignmentId, definition, definitionId, reference }: AssignedPolicy,
  denied: readonly Created[],
  scope: string,
): Finding => {
  const answer = answers[definitionId];
  const addresses = denied.map(({ declared }) => declared.address);
  const named =
    addresses.length > 3
      ? `${addresses.slice(0, 3).join(", ")} and ${addresses.length - 3} more`
      : addresses.join(", ");
  const exemption = [
    "az policy exemption create --name mcp",
    `--exemption-category ${answer?.category ?? "Waiver"}`,
    `--policy-assignment ${assignmentId}`,
    ...(reference === undefined ? [] : [`--policy-definition-reference-ids ${reference}`]),
    `--scope ${scope}`,
  ].join(" ");
  return {
    what: `${assignment} denies ${named}: ${definition.displayName}${answer === undefined ? "" : `. To say for it: ${answer.reason}`}`,
    mend: `ask its owner: ${exemption}${answer?.instead === undefined ? "" : `; or ${answer.instead}`}`,
  };
};
