/**
 * Addresses of the last release that an upgrade may destroy or make anew, with the reason and what becomes of their data. The release that
 * follows starts empty again.
 */
export const accepted: Readonly<Record<string, string>> = {};
