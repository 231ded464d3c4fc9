import { Construct } from "constructs";
import type { PrivateEndpoint } from "../protection/private-endpoint.ts";
import type { StorageAccount } from "../providers.ts";
import type { StorageAccountProps } from "../storage/index.ts";
import { hardenedStorageAccount } from "../storage/index.ts";
import { refuseMissing } from "../required.ts";

/** What `LogStorage` takes. */
export interface LogStorageProps extends Omit<StorageAccountProps, "versions"> {
  /**
   * What is kept; part of the account's name.
   * @default "logs"
   */
  readonly purpose?: string;
}

/**
 * Private storage for logs that Azure itself writes, such as a network's flow logs.
 *
 * @example
 * new LogStorage(stack, "flows", { ...surroundings, purpose: "flows" });
 */
export class LogStorage extends Construct {
  readonly resource: StorageAccount;
  readonly privateEndpoint: PrivateEndpoint;

  constructor(scope: Construct, id: string, props: LogStorageProps) {
    super(scope, id);
    refuseMissing(this, "LogStorageProps", props);
    // A flow log is one blob that is written anew every minute.
    const made = hardenedStorageAccount(this, props.purpose ?? "logs", { ...props, versions: false });
    this.resource = made.account;
    this.privateEndpoint = made.privateEndpoint;
  }

  get id(): string {
    return this.resource.id;
  }
}
