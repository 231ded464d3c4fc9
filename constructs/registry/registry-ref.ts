import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { AzapiResourceAction } from "../azapi/index.ts";
import { refuseUnless } from "../errors.ts";
import type { Grantee } from "../protection/grant.ts";
import { grant } from "../protection/grant.ts";
import type { RoleAssignment } from "../providers.ts";
import { registryApi } from "./defaults.ts";
import { isRepository } from "@mcp-landing-zone/contract";
import type { PinnedImage } from "./image.ts";
import { sourceOf } from "./image.ts";

/** An image that is copied into a registry. */
export interface ImageImport extends PinnedImage {
  /**
   * Resource id of the source, when it is another registry of the tenant: the deployer reads it with a right of their own. Other private
   * registries would need a password, and are not supported.
   * @default - the source is public
   */
  readonly sourceRegistryId?: string;
  /** The repository to import into. @default - called like the source's */
  readonly repository?: string;
}

/** An image in the registry, and the step that puts it there. */
export interface ImportedImage {
  /** `<login server>/<repository>@sha256:…` */
  readonly image: string;
  /** What has to be done before the image can be pulled. */
  readonly done: ITerraformDependable;
}

/** A registry, as those need it who run what is in it. */
export interface RegistryRef extends Construct {
  /** Its resource id in Azure. */
  readonly id: string;
  /** `<name>.azurecr.io` */
  readonly loginServer: string;
  /** pulling every image of it, and no more. */
  grantPull(to: Grantee): RoleAssignment;
  /** copies an image in, in the one state that its digest names. Runs in Azure: the deployer needs no way to the registry. */
  importImage(id: string, image: ImageImport): ImportedImage;
}

export abstract class RegistryBase extends Construct implements RegistryRef {
  abstract readonly id: string;
  abstract readonly loginServer: string;
  abstract readonly trustedServices: boolean;

  grantPull(to: Grantee): RoleAssignment {
    return grant(this, this.id, "AcrPull", to);
  }

  importImage(id: string, image: ImageImport): ImportedImage {
    refuseUnless(this.trustedServices, "VALUES_CONFLICT", {
      at: this,
      field: "trustedServices",
      received: this.trustedServices,
      expected: "true, because Azure imports past the network rules; or push the image from inside the network",
    });
    const { digest, sourceRegistryId } = image;
    const { registry, repository: name } = sourceOf(image);
    const { repository = name } = image;
    refuseUnless(isRepository(repository), "VALUE_INVALID", {
      at: this,
      field: "repository",
      received: repository,
      expected: "a path of lower-case names, without registry, tag and digest, such as contoso/mcp-server",
    });
    const from = sourceRegistryId === undefined ? { registryUri: registry } : { resourceId: sourceRegistryId };
    const done = new AzapiResourceAction(this, id, {
      type: `Microsoft.ContainerRegistry/registries@${registryApi}`,
      resourceId: this.id,
      action: "importImage",
      body: {
        source: { ...from, sourceImage: `${name}@${digest}` },
        // The tag keeps the manifest from retention, which removes what has none. No deployment uses it.
        targetTags: [`${repository}:imported-${digest.slice("sha256:".length, "sha256:".length + 16)}`],
        // The tag says which digest it is, so that importing again changes nothing.
        mode: "Force",
      },
    });
    return { image: `${this.loginServer}/${repository}@${digest}`, done };
  }
}
