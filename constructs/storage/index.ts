export type { HardenedStorageAccount, StorageAccountProps, Replication } from "./storage-account.ts";
export { hardenedStorageAccount } from "./storage-account.ts";
