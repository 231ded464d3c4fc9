/** Parts of the AI supply chain: what judges or steers text, where it comes from, and who answers for it. No model is trained or shipped here. */
export const aiParts = {
  /** Models that others run and that this deployment calls. */
  services: [
    {
      id: "prompt-shields",
      name: "Azure AI Content Safety, Prompt Shields",
      provider: "Microsoft",
      apiVersion: "2024-09-01",
      purpose: "judges arguments and foreign text for prompt injection",
      receives: "text of arguments and results, in the region of the account; nothing is kept",
      onFailure: "the call is refused",
      documents: "https://learn.microsoft.com/azure/ai-services/content-safety/concepts/jailbreak-detection",
      assessment: "docs/assessments.md",
    },
    {
      id: "text-analysis",
      name: "Azure AI Content Safety, text analysis",
      provider: "Microsoft",
      apiVersion: "2024-09-01",
      purpose: "judges text for harm, where a deployment sets limits",
      receives: "text of arguments and results, in the region of the account; nothing is kept",
      onFailure: "the call is refused",
      documents: "https://learn.microsoft.com/azure/ai-services/content-safety/overview",
      assessment: "docs/assessments.md",
    },
  ],
  /** Rules and data of this repository that decide about text. */
  data: [
    {
      id: "content-rules",
      name: "rules for prompt injection, disguise, secrets and personal data",
      path: "content",
      origin: "written here; docs/detection.md measures them on public sets",
      licence: "MIT",
      owner: "maintainers",
    },
    {
      id: "detection-rows",
      name: "rows that the rules are tuned and tested on",
      path: "bench/detection",
      origin: "written here",
      licence: "MIT",
      owner: "maintainers",
    },
    {
      id: "tool-definitions",
      name: "definitions of the reference server's tools, which a model reads",
      path: "server/src/reference",
      origin: "written here; approved by a person and pinned by digest",
      licence: "MIT",
      owner: "maintainers",
    },
  ],
} as const;
