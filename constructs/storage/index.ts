export {
  type HardenedAccount,
  hardenedAccount,
  type HardenedAccountProps,
  type Replication,
} from "./hardened-account.ts";
