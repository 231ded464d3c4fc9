/** A part of a request, as a firewall policy names it. */
export interface RequestPart {
  readonly matchVariable: "RequestBodyJsonArgNames" | "RequestBodyPostArgNames" | "QueryStringArgNames";
  readonly operator: "Equals" | "StartsWith";
  readonly selector: string;
}

/** What some of the managed rules do not look at. All other parts are judged by every rule, and these by every other rule. */
interface LeftOut {
  readonly why: string;
  readonly parts: readonly RequestPart[];
  /** By group: single rules, or the whole group. */
  readonly rules: Readonly<Record<string, readonly string[] | "all">>;
}

const inJson = (selector: string): RequestPart => ({
  matchVariable: "RequestBodyJsonArgNames",
  operator: "StartsWith",
  selector,
});

const inForm = (selector: string): readonly RequestPart[] =>
  (["QueryStringArgNames", "RequestBodyPostArgNames"] as const).map((matchVariable) => ({
    matchVariable,
    operator: "Equals",
    selector,
  }));

export const texts = {
  why: "Tools take queries, code, pages, commands and paths, which rules against injection take for attacks. The gateway's schemas and the server's inspection judge them.",
  // `params.argument` begins `params.arguments` and what a completion is asked for.
  parts: ["params.argument", "params.inputResponses", "params.context.arguments"].map(inJson),
  rules: {
    LFI: "all",
    RFI: "all",
    RCE: "all",
    PHP: "all",
    NODEJS: "all",
    XSS: "all",
    SQLI: "all",
    "MS-ThreatIntel-SQLI": "all",
    // Texts with an HTTP request in them.
    "PROTOCOL-ATTACK": ["921110", "921120", "921130"],
  },
} as const satisfies LeftOut;

const addresses = {
  why: "Addresses of other hosts, and of this computer, are what resources, clients and redirects are named by. The rules take each of them for a file to be included.",
  parts: [
    ...["params.uri", "params.ref.uri", "params.clientInfo", "params._meta"].map(inJson),
    ...["redirect_uris", "client_uri", "logo_uri", "tos_uri", "policy_uri"].map(inJson),
    ...["redirect_uri", "client_id"].flatMap(inForm),
  ],
  // An address with an IP number, and one of another domain.
  rules: { RFI: ["931100", "931130"] },
} as const satisfies LeftOut;

const leftOut: readonly LeftOut[] = [texts, addresses];

/** The groups and rules of the default rule set that leave something out, with what they leave out. */
export const overrides = () => {
  const groups = [...new Set(leftOut.flatMap(({ rules }) => Object.keys(rules)))];
  return groups.map((ruleGroupName) => {
    const [whole, single] = [partsOf(ruleGroupName, "all"), idsOf(ruleGroupName)];
    return {
      ruleGroupName,
      ...(whole.length > 0 ? { exclusion: whole } : {}),
      ...(single.length > 0
        ? {
            rule: single.map((ruleId) => ({
              ruleId,
              enabled: true,
              action: "AnomalyScoring",
              exclusion: partsOf(ruleGroupName, ruleId),
            })),
          }
        : {}),
    };
  });
};

const idsOf = (group: string): readonly string[] =>
  leftOut.flatMap(({ rules }) => [rules[group] ?? []].flat()).filter((id) => id !== "all");

const partsOf = (group: string, rule: string): RequestPart[] =>
  leftOut.filter(({ rules }) => [rules[group] ?? []].flat().includes(rule)).flatMap(({ parts }) => parts);

/** Whether requests of the protocol need that a rule, or with "all" a whole group, leaves a part out. */
export const isUsuallyLeftOut = (
  group: string,
  rule: string,
  { matchVariable, operator, selector }: Readonly<Record<keyof RequestPart, string>>,
): boolean =>
  [...partsOf(group, "all"), ...partsOf(group, rule)].some(
    (part) => part.matchVariable === matchVariable && part.operator === operator && part.selector === selector,
  );
