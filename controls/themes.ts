import type { FrameworkId } from "./frameworks.ts";

interface Theme {
  readonly id: string;
  readonly title: string;
  /** Requirements that belong to it. */
  readonly requirements: readonly string[];
  /** Controls of other frameworks that those requirements serve. */
  readonly serves: Readonly<Record<FrameworkId, readonly string[]>>;
}

const ids = (...ranges: readonly (number | readonly [number, number])[]): readonly string[] =>
  ranges
    .flatMap((range) =>
      typeof range === "number" ? [range] : Array.from({ length: range[1] - range[0] + 1 }, (_, at) => range[0] + at),
    )
    .map((number) => `R-${String(number).padStart(2, "0")}`);

/** The twelve sections of Microsoft's guidance for MCP, and what each one answers elsewhere. */
export const themes: readonly Theme[] = [
  {
    id: "authentication",
    title: "Authentication and authorization",
    requirements: ids([1, 3], [5, 10], 12, 13, 14, 21, 22, 23, [30, 33], 40, 116, 138, 152, 160, 161, 164, 176, 179),
    serves: {
      "nist-800-53": ["ia-2", "ia-2.1", "ia-5", "ia-8", "ia-9*", "ac-3", "sc-23"],
      "nist-ai-rmf": ["GOVERN 2"],
      "iso-27001": ["A.5.15", "A.5.16", "A.5.17", "A.5.18", "A.8.5"],
      "soc-2": ["CC6.1", "CC6.2"],
      hipaa: ["164.312(a)(1)", "164.312(d)"],
      gdpr: ["Art. 32"],
      mcsb: ["IM-1", "IM-3", "IM-6", "IM-7", "PA-7"],
      "owasp-llm": ["LLM06"],
      "owasp-web": ["A01", "A07", "A10"],
    },
  },
  {
    id: "sessions",
    title: "Sessions and transport",
    requirements: ids(11, 15, 16, 38, 39, [41, 43], 119, 136, 137, 149, 170, 171, 173, 174),
    serves: {
      "nist-800-53": ["sc-8", "sc-8.1", "sc-10", "sc-17", "ac-12"],
      "nist-ai-rmf": ["MEASURE 2"],
      "iso-27001": ["A.8.20", "A.8.24"],
      "soc-2": ["CC6.7"],
      hipaa: ["164.312(e)"],
      gdpr: ["Art. 32"],
      mcsb: ["DP-3", "NS-8"],
      "owasp-llm": ["LLM02"],
      "owasp-web": ["A02", "A07"],
    },
  },
  {
    id: "ai-threats",
    title: "Threats against the model",
    requirements: ids([44, 51], 112, 115, [130, 135], 158, 177),
    serves: {
      "nist-800-53": ["si-3", "si-4", "si-7", "si-10", "ac-4"],
      "nist-ai-rmf": ["MEASURE 2", "MANAGE 2"],
      "iso-27001": ["A.8.7", "A.8.26"],
      "soc-2": ["CC7.1"],
      hipaa: ["164.308(a)(5)"],
      gdpr: ["Art. 25", "Art. 32"],
      mcsb: ["AI-2", "AI-3", "AI-5"],
      "owasp-llm": ["LLM01"],
      "owasp-web": ["A03"],
    },
  },
  {
    id: "least-privilege",
    title: "Access control and least privilege",
    requirements: ids([52, 58], 34, 35, 36, 37, 110, 111, 114, 144, 153, 163),
    serves: {
      "nist-800-53": ["ac-2", "ac-3", "ac-5", "ac-6", "ac-6.1", "ac-6.9", "cm-7", "sc-39"],
      "nist-ai-rmf": ["GOVERN 2"],
      "iso-27001": ["A.5.15", "A.8.2", "A.8.3"],
      "soc-2": ["CC6.1", "CC6.3"],
      hipaa: ["164.308(a)(4)", "164.312(a)"],
      gdpr: ["Art. 25", "Art. 32"],
      mcsb: ["PA-1", "PA-3", "PA-7", "AI-4"],
      "owasp-llm": ["LLM06"],
      "owasp-web": ["A01", "A04"],
    },
  },
  {
    id: "monitoring",
    title: "Content safety, audit and monitoring",
    requirements: ids([59, 66], 17, 24, 117, 139, 143, 154, 157, 175),
    serves: {
      "nist-800-53": ["au-2", "au-3", "au-6", "au-9", "au-10", "au-12", "si-4", "si-15*", "ca-7"],
      "nist-ai-rmf": ["MEASURE 3"],
      "iso-27001": ["A.8.15", "A.8.16"],
      "soc-2": ["CC7.2", "CC7.3"],
      hipaa: ["164.312(b)"],
      gdpr: ["Art. 32", "Art. 33"],
      mcsb: ["LT-1", "LT-2", "LT-3", "LT-4", "LT-5", "LT-6", "AI-6"],
      "owasp-llm": ["LLM02", "LLM05"],
      "owasp-web": ["A09"],
    },
  },
  {
    id: "supply-chain",
    title: "Supply chain",
    requirements: ids([67, 73], 113, 140, 141, 142, 146, 147, 151, 159, 165),
    serves: {
      "nist-800-53": ["sr-3", "sr-4*", "sr-5", "sr-11", "sa-10", "sa-11", "cm-8", "cm-14*", "si-7.15", "ra-5"],
      "nist-ai-rmf": ["MANAGE 3", "GOVERN 6"],
      "iso-27001": ["A.5.19", "A.5.20", "A.5.21", "A.5.22", "A.8.28", "A.8.32"],
      "soc-2": ["CC8.1", "CC9.2"],
      hipaa: ["164.308(b)"],
      gdpr: ["Art. 28"],
      mcsb: ["DS-1", "DS-2", "DS-3", "DS-4", "DS-5", "DS-6", "DS-7", "AI-1", "PV-5"],
      "owasp-llm": ["LLM03", "LLM04"],
      "owasp-web": ["A06", "A08"],
    },
  },
  {
    id: "confused-deputy",
    title: "OAuth proxies and the confused deputy",
    requirements: ids(4, [18, 20], 74, 75, 172),
    serves: {
      "nist-800-53": ["ia-8", "ac-3", "ac-4", "ac-21", "sc-23"],
      "nist-ai-rmf": ["MAP 5"],
      "iso-27001": ["A.5.16", "A.5.17"],
      "soc-2": ["CC6.1", "CC6.6"],
      hipaa: ["164.312(d)"],
      gdpr: ["Art. 25", "Art. 32"],
      mcsb: ["IM-4", "IM-6"],
      "owasp-llm": ["LLM06"],
      "owasp-web": ["A01", "A07"],
    },
  },
  {
    id: "incidents",
    title: "Incident response and recovery",
    requirements: ids([76, 79]),
    serves: {
      "nist-800-53": ["ir-3", "ir-4", "ir-4.1", "ir-5", "ir-6", "ir-8", "cp-10"],
      "nist-ai-rmf": ["MANAGE 4"],
      "iso-27001": ["A.5.24", "A.5.25", "A.5.26", "A.5.27", "A.5.28"],
      "soc-2": ["CC7.4", "CC7.5"],
      hipaa: ["164.308(a)(6)"],
      gdpr: ["Art. 33", "Art. 34"],
      mcsb: ["IR-1", "IR-2", "IR-3", "IR-4", "IR-5", "IR-6", "IR-7", "BR-1"],
      "owasp-llm": [],
      "owasp-web": ["A09"],
    },
  },
  {
    id: "governance",
    title: "Governance and data protection",
    requirements: ids([80, 84], 118, 148, 155),
    serves: {
      "nist-800-53": ["ca-2", "ca-7", "pt-2*", "pt-3*", "ra-2", "ac-16*", "si-12"],
      "nist-ai-rmf": ["GOVERN 1", "MAP 1"],
      "iso-27001": ["A.5.1", "A.5.12", "A.5.34", "A.5.36"],
      "soc-2": ["CC1.1", "CC2.1", "CC3.1", "CC5.1"],
      hipaa: ["164.308(a)(1)", "164.308(a)(8)", "164.316"],
      gdpr: ["Art. 24", "Art. 30", "Art. 35"],
      mcsb: ["GS-1", "AM-1", "DP-1"],
      "owasp-llm": [],
      "owasp-web": ["A04"],
    },
  },
  {
    id: "isolation",
    title: "Isolation, zero trust and resilience",
    requirements: ids([85, 90], 156, 162, 178),
    serves: {
      "nist-800-53": ["sc-7", "sc-7.5", "sc-7.21", "sc-39", "si-16", "ac-4", "ra-3"],
      "nist-ai-rmf": ["MANAGE 2"],
      "iso-27001": ["A.8.20", "A.8.21", "A.8.22"],
      "soc-2": ["CC6.6"],
      hipaa: ["164.312(c)", "164.312(e)"],
      gdpr: ["Art. 25", "Art. 32"],
      mcsb: ["NS-1", "NS-2", "NS-3", "NS-7"],
      "owasp-llm": ["LLM10"],
      "owasp-web": ["A05"],
    },
  },
  {
    id: "microsoft-security",
    title: "Microsoft's security services",
    requirements: ids([91, 94], 145, 150),
    serves: {
      "nist-800-53": ["si-4.2", "si-5", "ca-7", "ac-2.12", "ra-5"],
      "nist-ai-rmf": ["MEASURE 3"],
      "iso-27001": ["A.5.7", "A.8.16"],
      "soc-2": ["CC7.1", "CC7.2"],
      hipaa: ["164.308(a)(1)(ii)(D)"],
      gdpr: ["Art. 32"],
      mcsb: ["LT-1", "PV-5", "PV-6"],
      "owasp-llm": [],
      "owasp-web": ["A09"],
    },
  },
  {
    id: "evolution",
    title: "Keeping up",
    requirements: ids([95, 100]),
    serves: {
      "nist-800-53": ["si-2", "si-5", "ra-3.3*", "ra-10*", "sa-15"],
      "nist-ai-rmf": ["MANAGE 4", "MEASURE 4"],
      "iso-27001": ["A.5.7", "A.5.35", "10.2"],
      "soc-2": ["CC3.2", "CC4.1"],
      hipaa: ["164.308(a)(8)"],
      gdpr: ["Art. 32(1)(d)"],
      mcsb: ["PV-7", "AI-7"],
      "owasp-llm": [],
      "owasp-web": ["A06"],
    },
  },
];
