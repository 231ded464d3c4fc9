import { Construct } from "constructs";
import { refuseUnless } from "../errors.ts";
import type { Grantee } from "../protection/grant.ts";
import type { PrivateEndpoint } from "../protection/private-endpoint.ts";
import type { CognitiveAccount, RoleAssignment } from "../providers.ts";
import type { Weakenable } from "../weaken.ts";
import { isWeakened } from "../weaken.ts";
import type { SafetyAccountRef, ExistingSafetyAccount, CognitiveAccountProps } from "./cognitive-account.ts";
import { grantUse, hardenedCognitiveAccount, ReferencedAccount } from "./cognitive-account.ts";
import { canonicalRegion, promptShieldsRegions } from "./regions.ts";
import { refuseMissing } from "../required.ts";

/** `promptShieldsRegion`: for a region that got Prompt Shields after the table here was written. */
export interface ContentSafetyProps extends CognitiveAccountProps, Weakenable<"promptShieldsRegion"> {}

/**
 * Azure AI Content Safety, for Prompt Shields: private, without keys.
 *
 * @example
 * new ContentSafety(stack, "safety", { ...surroundings }).grantUse(identity);
 */
export class ContentSafety extends Construct implements SafetyAccountRef {
  readonly resource: CognitiveAccount;
  readonly privateEndpoint: PrivateEndpoint;
  readonly id: string;
  readonly endpoint: string;

  constructor(scope: Construct, id: string, props: ContentSafetyProps) {
    super(scope, id);
    refuseMissing(this, "ContentSafetyProps", props);
    const location = props.location ?? props.resourceGroup.location;
    if (!isWeakened(this, props, "promptShieldsRegion")) {
      refuseUnless(promptShieldsRegions.includes(canonicalRegion(location)), "VALUE_INVALID", {
        at: this,
        field: "location",
        received: location,
        expected: `a region that has Prompt Shields: ${promptShieldsRegions.join(", ")}`,
      });
    }
    const { account, privateEndpoint } = hardenedCognitiveAccount(this, "ContentSafety", props);
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
