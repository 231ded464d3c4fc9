export {
  type HardenedStorageAccount,
  hardenedStorageAccount,
  type StorageAccountProps,
  type Replication,
} from "./storage-account.ts";
