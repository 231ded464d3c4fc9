import { Construct } from "constructs";
import type { CommonProps } from "../protection/protect.ts";
import { protect } from "../protection/protect.ts";
import { entriesByKey } from "../entries.ts";
import { refuseUnless } from "../errors.ts";
import { MonitorActionGroup } from "../providers.ts";
import { refuseMissing } from "../required.ts";

/** The receivers of alerts. */
export interface ActionGroupRef {
  /** The resource id of the action group. */
  readonly id: string;
}

/** A web hook that learns who calls: Azure Monitor shows a token for this application. */
export interface AlertWebhook {
  /** The address that is called. */
  readonly uri: string;
  /** Object id of the Entra application that the web hook stands for. */
  readonly objectId: string;
  /** The Application ID URI of the token that the call carries. @default - the application's own */
  readonly identifierUri?: string;
}

/** What `ActionGroup` takes. */
export interface ActionGroupProps extends CommonProps {
  /** Its name in Azure. @default - from naming */
  readonly name?: string;
  /**
   * The sender in text messages and mails; at most 12 characters.
   * @default "mcp-alerts"
   */
  readonly shortName?: string;
  /**
   * Addresses, by keys of your choice.
   * @default - none
   */
  readonly emails?: Readonly<Record<string, string>>;
  /**
   * By keys of your choice.
   * @default - none
   */
  readonly webhooks?: Readonly<Record<string, AlertWebhook>>;
}

/**
 * Who receives the alerts of a deployment. An alert without a receiver is refused.
 *
 * @example
 * new ActionGroup(stack, "actions", { ...surroundings, emails: { team: "platform-team@example.com" } });
 */
export class ActionGroup extends Construct implements ActionGroupRef {
  readonly resource: MonitorActionGroup;

  constructor(scope: Construct, id: string, props: ActionGroupProps) {
    super(scope, id);
    refuseMissing(this, "ActionGroupProps", props);
    const { shortName = "mcp-alerts", emails = {}, webhooks = {} } = props;
    refuseBadReceivers(this, emails, webhooks);
    refuseUnless(shortName.length >= 1 && shortName.length <= 12, "NAME_INVALID", {
      at: this,
      field: "shortName",
      received: shortName,
      expected: "1 to 12 characters",
    });
    this.resource = new MonitorActionGroup(this, "Resource", {
      name: props.name ?? props.naming.of("actionGroup"),
      resourceGroupName: props.resourceGroup.name,
      shortName,
      emailReceiver: entriesByKey(emails).map(([name, emailAddress]) => ({
        name,
        emailAddress,
        useCommonAlertSchema: true,
      })),
      webhookReceiver: entriesByKey(webhooks).map(([name, { uri, objectId, identifierUri }]) => ({
        name,
        serviceUri: uri,
        useCommonAlertSchema: true,
        aadAuth: { objectId, ...(identifierUri ? { identifierUri } : {}) },
      })),
    });
    protect(this, this.resource, props);
  }

  /** An action group that exists. Its receivers are its owner's. */
  static fromExisting(scope: Construct, _id: string, existing: ActionGroupRef): ActionGroupRef {
    refuseMissing(scope, "ActionGroupRef", existing);
    return { id: existing.id };
  }

  get id(): string {
    return this.resource.id;
  }
}

const refuseBadReceivers = (
  at: Construct,
  emails: Readonly<Record<string, string>>,
  webhooks: Readonly<Record<string, AlertWebhook>>,
): void => {
  refuseUnless(Object.keys(emails).length + Object.keys(webhooks).length > 0, "VALUE_INVALID", {
    at,
    field: "emails",
    received: emails,
    expected: "at least one receiver in emails or webhooks, otherwise alerts reach no one",
  });
  for (const [key, email] of Object.entries(emails)) {
    refuseUnless(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email), "VALUE_INVALID", {
      at,
      field: `emails.${key}`,
      received: email,
      expected: "an e-mail address",
    });
  }
  for (const [key, { uri }] of Object.entries(webhooks)) {
    refuseUnless(/^https:\/\/[^\s/@]+(\/\S*)?$/.test(uri), "VALUE_INVALID", {
      at,
      field: `webhooks.${key}.uri`,
      received: uri,
      expected: "an https address without credentials",
    });
  }
};
