/** Both are attacked: an attacker past the gateway still has the server to pass. */
export const walls = ["gateway", "server"] as const;
export type Wall = (typeof walls)[number];
