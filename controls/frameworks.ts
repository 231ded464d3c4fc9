/**
 * Where the ids of a framework come from. `checked`: a test compares each with a list that its publisher, or Azure, gives in a form that programs read
 * (`published-ids.ts`); the others were read by a person, and every table that shows them says so.
 */
export const frameworks = {
  "nist-800-53": {
    title: "NIST SP 800-53 revision 5",
    ids: "looked up in the OSCAL catalogue of revision 5; those marked * are outside the HIGH baseline",
    checked: true,
  },
  "nist-ai-rmf": { title: "NIST AI RMF 1.0", ids: "functions and categories", checked: false },
  "iso-27001": { title: "ISO/IEC 27001:2022, Annex A", ids: "from the published list of titles", checked: false },
  "soc-2": { title: "SOC 2, Trust Services Criteria", ids: "common criteria", checked: true },
  hipaa: { title: "HIPAA Security Rule, 45 CFR 164", ids: "sections 308 to 316", checked: false },
  gdpr: { title: "GDPR", ids: "articles", checked: false },
  mcsb: { title: "Microsoft cloud security benchmark v2", ids: "controls", checked: true },
  "owasp-llm": { title: "OWASP Top 10 for LLM Applications 2025", ids: "rows", checked: false },
  "owasp-web": { title: "OWASP Top 10 2021", ids: "rows", checked: false },
} as const satisfies Readonly<Record<string, { title: string; ids: string; checked: boolean }>>;

export type FrameworkId = keyof typeof frameworks;
