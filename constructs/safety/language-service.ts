import { Construct } from "constructs";
import type { Grantee } from "../protection/grant.ts";
import type { PrivateEndpoint } from "../protection/private-endpoint.ts";
import type { CognitiveAccount, RoleAssignment } from "../providers.ts";
import type { SafetyAccountRef, ExistingSafetyAccount, CognitiveAccountProps } from "./cognitive-account.ts";
import { grantUse, hardenedCognitiveAccount, ReferencedAccount } from "./cognitive-account.ts";
import { refuseMissing } from "../required.ts";

/** What `LanguageService` takes. */
export type LanguageServiceProps = CognitiveAccountProps;

/**
 * Azure AI Language, for finding personal data in text: private, without keys.
 *
 * @example
 * new LanguageService(stack, "language", { ...surroundings }).grantUse(identity);
 */
export class LanguageService extends Construct implements SafetyAccountRef {
  readonly resource: CognitiveAccount;
  readonly privateEndpoint: PrivateEndpoint;
  readonly id: string;
  readonly endpoint: string;

  constructor(scope: Construct, id: string, props: LanguageServiceProps) {
    super(scope, id);
    refuseMissing(this, "LanguageServiceProps", props);
    const { account, privateEndpoint } = hardenedCognitiveAccount(this, "TextAnalytics", props);
    this.resource = account;
    this.privateEndpoint = privateEndpoint;
    this.id = this.resource.id;
    this.endpoint = this.resource.endpoint;
  }

  static fromExisting(scope: Construct, id: string, existing: ExistingSafetyAccount): SafetyAccountRef {
    refuseMissing(scope, "ExistingSafetyAccount", existing);
    return new ReferencedAccount(scope, id, existing);
  }

  grantUse(to: Grantee): RoleAssignment {
    return grantUse(this, this.id, to);
  }
}
