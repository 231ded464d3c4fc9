import type { Construct } from "constructs";
import { ConstructError } from "../errors.ts";
import type { Grantee } from "./grant.ts";
import { grant } from "./grant.ts";
import type { RoleName } from "./roles.ts";
import { PrivateEndpoint } from "./private-endpoint.ts";
import type { PrivateLinkService, PrivateNetwork } from "./private-link.ts";
import type { DiagnosticsTarget } from "./diagnostics.ts";
import { isDiagnosable, sendDiagnostics } from "./diagnostics.ts";
import type { Naming } from "../names.ts";
import { ManagementLock } from "../providers.ts";
import type { ResourceGroupRef } from "../resource-group.ts";
import type { Tags } from "../tags.ts";
import { tag } from "../tags.ts";
import { refuseRepeatedNames } from "../unique-names.ts";

/** What every construct takes, in one shape. */
export interface CommonProps {
  /** Gives every resource its name. */
  readonly naming: Naming;
  /** The resource group that it is created in. */
  readonly resourceGroup: ResourceGroupRef;
  /** Where the resource's own logs go. */
  readonly diagnostics: DiagnosticsTarget;
  /**
   * Tags for everything the construct makes, over those of its surroundings.
   * @default - those of its surroundings
   */
  readonly tags?: Tags;
  /**
   * A lock in Azure against deletion or any change. The deployer needs the right to manage locks.
   * @default - none
   */
  readonly lock?: "CanNotDelete" | "ReadOnly";
  /**
   * Whether Terraform refuses a plan that would destroy the resource.
   * @default true for resources that hold data or a name that soft delete keeps, false for the others
   */
  readonly preventDestroy?: boolean;
  /**
   * Rights on the resource, by keys of your choice.
   * @default - none
   */
  readonly roles?: Readonly<Record<string, { readonly role: RoleName; readonly to: Grantee }>>;
}

/** Adds the private path to what a construct takes, for the services that have one. */
export interface PrivateProps extends CommonProps {
  /** The network from which the service is reachable, and the only one. */
  readonly network: PrivateNetwork;
}

interface PrivatePath {
  readonly service: PrivateLinkService;
  readonly network: PrivateNetwork;
  readonly endpointName: string;
}

/** What `protect` reads; a resource that logs nothing needs no place for its logs. */
export type ProtectionProps = Omit<CommonProps, "diagnostics"> & Partial<Pick<CommonProps, "diagnostics">>;

interface Protected extends Construct {
  readonly id: string;
  readonly terraformResourceType: string;
}

/**
 * Puts around a primary resource what every resource gets: diagnostics, lock, rights, tags and private endpoint. Every construct calls this
 * for each resource that it makes, so that none of it depends on memory.
 */
export function protect(
  scope: Construct,
  resource: Protected,
  props: ProtectionProps,
  path: PrivatePath,
): PrivateEndpoint;
export function protect(
  scope: Construct,
  resource: Protected,
  props: ProtectionProps,
  path?: PrivatePath,
): PrivateEndpoint | undefined;
// eslint-disable-next-line no-restricted-syntax -- overloads need a declaration
export function protect(
  scope: Construct,
  resource: Protected,
  props: ProtectionProps,
  path?: PrivatePath,
): PrivateEndpoint | undefined {
  refuseRepeatedNames(scope);
  if (isDiagnosable(resource.terraformResourceType)) {
    if (!props.diagnostics) {
      throw new ConstructError("VALUE_INVALID", {
        at: scope,
        field: "diagnostics",
        received: undefined,
        expected: `a workspace, because ${resource.terraformResourceType} has logs`,
      });
    }
    sendDiagnostics(scope, resource, props.diagnostics);
  }
  if (props.lock) {
    new ManagementLock(scope, "Lock", {
      name: "landing-zone",
      scope: resource.id,
      lockLevel: props.lock,
      notes: "Set by the MCP landing zone",
    });
  }
  for (const { role, to } of Object.values(props.roles ?? {})) grant(scope, resource.id, role, to);
  tag(scope, props.tags);
  return (
    path &&
    new PrivateEndpoint(scope, "PrivateEndpoint", {
      resourceGroup: props.resourceGroup,
      name: path.endpointName,
      service: path.service,
      targetId: resource.id,
      network: path.network,
    })
  );
}
