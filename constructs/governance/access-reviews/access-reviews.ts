import { Construct } from "constructs";
import type { Naming } from "../../names.ts";
import {
  AccessPackage,
  AccessPackageAssignmentPolicy,
  AccessPackageCatalog,
  AccessPackageResourceCatalogAssociation,
  AccessPackageResourcePackageAssociation,
} from "../../providers.ts";
import type { AccessReviewsArea } from "./area.ts";
import { refuseMissing } from "../../required.ts";

/** What `AccessReviews` takes. */
export interface AccessReviewsProps {
  /** Makes the names of everything here. */
  readonly naming: Naming;
  /** What the configuration says of access reviews. */
  readonly area: AccessReviewsArea;
  /** The servers, with the object ids of the groups whose people use each. */
  readonly servers: readonly { readonly name: string; readonly userGroups: readonly string[] }[];
}

/**
 * Access to a server is requested, approved, expires and is reviewed: an access package for each server, whose policy reviews every
 * assignment. An assignment without a reviewer's decision ends.
 *
 * @example
 * new AccessReviews(stack, "reviews", {
 *   naming: surroundings.naming,
 *   area: { reviewers: { objectId: "00000000-0000-0000-0000-000000000001" }, from: "2026-12-01" },
 *   servers: [{ name: "orders", userGroups: ["00000000-0000-0000-0000-000000000002"] }],
 * });
 */
export class AccessReviews extends Construct {
  readonly catalog: AccessPackageCatalog;

  constructor(scope: Construct, id: string, props: AccessReviewsProps) {
    super(scope, id);
    refuseMissing(this, "AccessReviewsProps", props);
    const { name, environment } = props.naming.deployment;
    this.catalog = new AccessPackageCatalog(this, "Catalog", {
      displayName: `MCP servers (${name}-${environment})`,
      description: "Who may use the MCP servers",
      // Guests are admitted by those who know why.
      externallyVisible: false,
    });
    const groups = [...new Set(props.servers.flatMap(({ userGroups }) => userGroups))];
    const members = Object.fromEntries(
      groups.map((group) => [
        group,
        new AccessPackageResourceCatalogAssociation(this, `group ${group}`, {
          catalogId: this.catalog.id,
          resourceOriginId: group,
          resourceOriginSystem: "AadGroup",
        }),
      ]),
    );
    for (const server of props.servers) this.#package(server, props, members);
  }

  #package(
    { name, userGroups }: AccessReviewsProps["servers"][number],
    { area, naming }: AccessReviewsProps,
    members: Readonly<Record<string, AccessPackageResourceCatalogAssociation>>,
  ): void {
    const at = new Construct(this, name);
    const { deployment } = naming;
    const access = new AccessPackage(at, "Package", {
      catalogId: this.catalog.id,
      displayName: `MCP server ${name} (${deployment.name}-${deployment.environment})`,
      description: `Membership of the groups whose people use ${name}`,
    });
    for (const group of userGroups) {
      new AccessPackageResourcePackageAssociation(at, `group ${group}`, {
        accessPackageId: access.id,
        catalogResourceAssociationId: members[group]!.id,
        accessType: "Member",
      });
    }
    const group = { objectId: area.reviewers.objectId, subjectType: "groupMembers" };
    new AccessPackageAssignmentPolicy(at, "Policy", {
      accessPackageId: access.id,
      displayName: `Who uses ${name}`,
      description: "Asked for with a reason, approved, for a time, and reviewed",
      durationInDays: area.days ?? 365,
      requestorSettings: { scopeType: "AllExistingDirectoryMemberUsers", requestsAccepted: true },
      approvalSettings: {
        approvalRequired: true,
        requestorJustificationRequired: true,
        approvalStage: [{ approvalTimeoutInDays: 14, approverJustificationRequired: true, primaryApprover: [group] }],
      },
      assignmentReviewSettings: {
        enabled: true,
        reviewFrequency: area.every ?? "quarterly",
        durationInDays: 14,
        startingOn: `${area.from}T00:00:00Z`,
        reviewType: "Reviewers",
        reviewer: [group],
        accessReviewTimeoutBehavior: "removeAccess",
        accessRecommendationEnabled: true,
        approverJustificationRequired: true,
      },
    });
  }
}
