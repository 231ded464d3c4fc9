interface Hint {
  /** As Azure, Entra or Terraform writes it. */
  readonly messages: readonly string[];
  readonly why: string;
  readonly helps: string;
}

/** Frequent failures. A failing deployment prints the row that fits; docs/deploy.md has the same table, and a test compares the two. */
export const hints: readonly Hint[] = [
  {
    messages: ["ServiceAlreadyExistsInSoftDeletedState", "FlagMustBeSetForRestore", "VaultAlreadyExists"],
    why: "a deleted resource keeps its name: gateway and Content Safety 48 hours, vault 90 days",
    helps: "another `nameSalt`, or purge the first two",
  },
  {
    messages: ["MissingSubscriptionRegistration"],
    why: "a resource provider is not registered in the subscription",
    helps: "`npm run bootstrap`, then deploy again",
  },
  {
    messages: ["RequestDisallowedByPolicy"],
    why: "Azure Policy of the landing zone denies the resource",
    helps: "`npm run doctor` names the assignment; ask its owner for an exemption",
  },
  {
    messages: ["Authorization_RequestDenied"],
    why: "no right to create applications in Entra",
    helps: "`application` in the configuration",
  },
  {
    messages: ["HostNameNotVerified", "Values of IdentifierUris property must use a verified domain"],
    why: "the domain is not verified in the tenant",
    helps: 'verify it there first, or `mode: "facade"`',
  },
  {
    messages: ["AuthorizationFailed", "LinkedAuthorizationFailed"],
    why: "the deployer lacks a role, or Azure does not know yet that it has it",
    helps: "`npm run doctor` names the right; after a new role assignment wait five minutes and deploy again",
  },
  {
    messages: ["AuthorizationPermissionMismatch"],
    why: "the deployer has no Storage Blob Data Contributor on the state, or not yet",
    helps: "`npm run bootstrap` assigns it and waits",
  },
  {
    messages: ["Error acquiring the state lock"],
    why: "another deployment runs, or one was killed",
    helps: "wait for it; if none runs, `terraform force-unlock <id>` in the directory of the stack",
  },
  {
    messages: ["Unable to find remote state", "This object does not have an attribute named"],
    why: "a stack that this one reads from is not deployed, or not in its current form",
    helps: "deploy that stack first, or all of them: `npm run deploy`",
  },
  {
    messages: ["Instance cannot be destroyed", "Resource instance cannot be destroyed"],
    why: "the change would destroy what holds data or a name",
    helps: "undo the change; to destroy on purpose, `npm run destroy -- --with-data`",
  },
  {
    messages: ["SkuNotAvailable", "LocationNotAvailableForResourceType"],
    why: "the region has not what the profile needs",
    helps: "another `location`; `npm run doctor` checks it beforehand",
  },
  {
    messages: ["QuotaExceeded", "MaxNumberOfRegionalEnvironmentsInSubExceeded"],
    why: "a quota of the subscription is used up",
    helps: "raise it: az quota update, or the Quotas page of the portal",
  },
  {
    messages: ["AnotherOperationInProgress", "RetryableError"],
    why: "Azure is still busy with an earlier change of the resource",
    helps: "deploy again",
  },
  {
    messages: ["InUseSubnetCannotBeDeleted", "serviceAssociationLink"],
    why: "Azure releases the subnets of a gateway and of a container environment up to an hour after they are gone",
    helps: "`npm run destroy` again then",
  },
  {
    messages: ["the Resource Group still contains Resources"],
    why: "the group holds what this deployment did not make",
    helps: "move or delete what the message lists, then `npm run destroy` again",
  },
  {
    messages: ["Saved plan is stale"],
    why: "something was deployed after the plan was made",
    helps: "`npm run deploy -- --plan` again",
  },
  {
    messages: ["ManifestUnknown", "MANIFEST_UNKNOWN", "ImageNotFound"],
    why: "the registry has no image of this digest, or Azure may not read it",
    helps: "`npm run image`, or `imageRegistryId` for a private registry of the tenant",
  },
  {
    messages: ["Please run 'az login'", "could not configure AzureCli Authorizer", "DefaultAzureCredential"],
    why: "no principal is signed in",
    helps: "`az login --tenant <tenantId>`, or the ARM_ variables of a pipeline",
  },
  {
    messages: [
      "checksums previously recorded in the dependency lock file",
      "Provider dependency changes detected",
      "Inconsistent dependency lock file",
    ],
    why: "the provider's packages differ from the lock file of the stack",
    helps:
      "if the versions were meant to change, delete the file in `locks`, run again and review the new one; if not, find out where the provider comes from",
  },
  {
    messages: ["Failed to query available provider packages", "could not connect to registry.terraform.io"],
    why: "the providers cannot be fetched",
    helps: "a network that reaches registry.terraform.io, or a mirror in the CLI configuration",
  },
];

export const hintFor = (text: string): Hint | undefined =>
  hints.find(({ messages }) => messages.some((message) => text.replaceAll(/\s+/g, " ").includes(message)));
