export { hardenedAccount, type HardenedAccountProps, type Replication } from "./hardened-account.ts";
