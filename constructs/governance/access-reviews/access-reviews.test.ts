import { describe, expect, it } from "vitest";
import { resourceOf, resourcesOf, surroundings, synthesize } from "../../testing.ts";
import { AccessReviews } from "./access-reviews.ts";
import type { AccessReviewsArea } from "./area.ts";

const reviewers = { objectId: "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7fc5" };
const [field, office] = ["0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f01", "0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f02"];
const synthesised = (area: Partial<AccessReviewsArea> = {}) =>
  synthesize(
    (at) =>
      new AccessReviews(at, "reviews", {
        naming: surroundings.naming,
        area: { reviewers, from: "2027-01-04", ...area },
        servers: [
          { name: "documents", userGroups: [office!] },
          { name: "weather", userGroups: [office!, field!] },
        ],
      }),
  );
const stack = synthesised();

describe("R-54 R-111 AccessReviews", () => {
  it("has a package for each server, with the groups of its users", () => {
    expect(resourcesOf(stack, "azuread_access_package")).toHaveLength(2);
    expect(resourcesOf(stack, "azuread_access_package_resource_catalog_association")).toHaveLength(2);
    expect(resourcesOf(stack, "azuread_access_package_resource_package_association")).toHaveLength(3);
    expect(resourceOf(stack, "azuread_access_package_catalog")["externally_visible"]).toBe(false);
    const origins = resourcesOf(stack, "azuread_access_package_resource_catalog_association").map(
      ({ resource_origin_id }) => resource_origin_id,
    );
    expect(origins.sort()).toEqual([field, office]);
    for (const member of resourcesOf(stack, "azuread_access_package_resource_package_association")) {
      expect(member["access_type"]).toBe("Member");
    }
  });

  it("lets people in who ask with a reason and are approved, for a time", () => {
    for (const policy of resourcesOf(stack, "azuread_access_package_assignment_policy")) {
      expect(policy).toMatchObject({
        duration_in_days: 365,
        approval_settings: {
          approval_required: true,
          requestor_justification_required: true,
          approval_stage: [
            {
              approver_justification_required: true,
              primary_approver: [{ object_id: reviewers.objectId, subject_type: "groupMembers" }],
            },
          ],
        },
        requestor_settings: { scope_type: "AllExistingDirectoryMemberUsers" },
      });
    }
  });

  it("reviews every assignment, and takes away what is not decided", () => {
    for (const policy of resourcesOf(stack, "azuread_access_package_assignment_policy")) {
      expect(policy["assignment_review_settings"]).toMatchObject({
        enabled: true,
        review_frequency: "quarterly",
        starting_on: "2027-01-04T00:00:00Z",
        access_review_timeout_behavior: "removeAccess",
        review_type: "Reviewers",
        approver_justification_required: true,
        reviewer: [{ object_id: reviewers.objectId, subject_type: "groupMembers" }],
      });
    }
  });

  it("R-111 ends and reviews as often as the configuration says", () => {
    for (const policy of resourcesOf(
      synthesised({ every: "monthly", days: 90 }),
      "azuread_access_package_assignment_policy",
    )) {
      expect(policy).toMatchObject({
        duration_in_days: 90,
        assignment_review_settings: { review_frequency: "monthly" },
      });
    }
  });
});
