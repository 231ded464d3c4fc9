/** The OWASP MCP Top 10, and what each row comes to in a deployment such as this one. */
export const owaspRows = [
  {
    id: "MCP01",
    title: "Token mismanagement and secret exposure",
    risk: "A token or key is stored, logged or passed on.",
  },
  {
    id: "MCP02",
    title: "Privilege escalation through scope creep",
    risk: "A right is wider, or lasts longer, than its work.",
  },
  { id: "MCP03", title: "Tool poisoning", risk: "A tool's definition or result tells the model what to do." },
  { id: "MCP04", title: "Supply chain attacks", risk: "What is deployed is not what was reviewed." },
  {
    id: "MCP05",
    title: "Command injection and execution",
    risk: "An argument becomes a command, a path or an address.",
  },
  { id: "MCP06", title: "Intent flow subversion", risk: "Content turns the model away from what the person wanted." },
  {
    id: "MCP07",
    title: "Insufficient authentication and authorization",
    risk: "An attacker gets in, or acts as another user.",
  },
  { id: "MCP08", title: "Lack of audit and telemetry", risk: "It happened, and there is no evidence." },
  { id: "MCP09", title: "Shadow MCP servers", risk: "A server runs without approval and unseen." },
  { id: "MCP10", title: "Context injection and over-sharing", risk: "One caller's data reaches another." },
] as const;

export type OwaspId = (typeof owaspRows)[number]["id"];
