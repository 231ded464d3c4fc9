/** Both are attacked: an attacker past the gateway still has the server to pass. */
export const sides = ["gateway", "server"] as const;
export type Side = (typeof sides)[number];
