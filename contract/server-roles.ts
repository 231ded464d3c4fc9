/** App roles that a server needs besides those of its tools. Their values are the server's settings by default. */
export const serverRoles = {
  /** the gateway proves with this role that a call came through it. */
  forward: {
    value: "Gateway.Forward",
    member: "Application",
    title: "Forward calls to the server",
    description: "Vouch for calls that have passed the gateway.",
  },
  /** people who decide about calls that wait for approval. */
  approve: {
    value: "Approvals.Decide",
    member: "User",
    title: "Decide about waiting calls",
    description: "Approve or reject tool calls of other people that need a second person.",
  },
  /** the role that a person needs for any token of the server; scopes limit the token's rights. */
  use: {
    value: "Server.Use",
    member: "User",
    title: "Use the server",
    description: "Sign in to the server. Tools need their own permission besides.",
  },
} as const;
