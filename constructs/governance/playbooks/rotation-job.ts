import { Construct } from "constructs";
import type { CommonProps } from "../../protection/protect.ts";
import { checkName } from "../../compute/checks.ts";
import { checkImage } from "../../compute/image.ts";
import { sizeOf } from "../../compute/size.ts";
import { rolePropagation } from "../../identity/role-propagation.ts";
import { WorkloadIdentity } from "../../identity/workload-identity.ts";
import { ContainerAppJob } from "../../providers.ts";
import type { ExistingRegistry } from "../../registry/index.ts";
import { Registry } from "../../registry/index.ts";
import { refuseMissing } from "../../required.ts";
import { grantActions } from "./rights.ts";

/** A key that a job can rotate, and the image in which the job is: that of the server which signs with it. */
export interface RotatingKey {
  /** Resource id. */
  readonly id: string;
  /** `https://<vault>.vault.azure.net/keys/<name>` */
  readonly keyId: string;
  /** The image by digest. */
  readonly image: string;
  /** Digest of the released bundle's manifest. @default - the job compares its files with the manifest in the image */
  readonly bundleDigest?: string | undefined;
}

/** What `RotationJob` takes. */
export interface RotationJobProps extends CommonProps {
  /** The server whose key it is. */
  readonly server: string;
  /** What is rotated. */
  readonly key: RotatingKey;
  /** The Container Apps environment inside the network. */
  readonly environmentId: string;
  /** The registry of the image. */
  readonly registry: ExistingRegistry;
}

/**
 * What the playbook `rotate-key` starts: a job inside the network, because a vault without public access is reached from nowhere else. Its identity may read
 * the one key and rotate it; it can neither sign with the key nor switch a version off.
 *
 * @example
 * const key = new SigningKey(stack, "key", { ...surroundings, vault, purpose: "audit" });
 * const environment = new ContainerEnvironment(stack, "containers", {
 *   ...surroundings,
 *   networkId: network.id,
 *   infrastructureSubnetId: network.subnetId("containers"),
 * });
 * new RotationJob(stack, "rotation", {
 *   ...surroundings,
 *   server: "mcp",
 *   key: { id: key.id, keyId: key.keyId, image: `crorders.azurecr.io/server@sha256:${"0".repeat(64)}` },
 *   environmentId: environment.id,
 *   registry: { id: "/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerRegistry/registries/crorders", loginServer: "crorders.azurecr.io" },
 * });
 */
export class RotationJob extends Construct {
  readonly resource: ContainerAppJob;
  readonly identity: WorkloadIdentity;

  constructor(scope: Construct, id: string, props: RotationJobProps) {
    super(scope, id);
    refuseMissing(this, "RotationJobProps", props);
    const { naming, resourceGroup, server, key, registry } = props;
    checkImage(this, key.image, registry.loginServer);
    const purpose = `rotate-${server}`;
    this.identity = new WorkloadIdentity(this, "identity", { ...props, purpose, preventDestroy: false });
    const pull = Registry.fromExisting(this, "registry", registry).grantPull(this.identity);
    const dataActions = ["Microsoft.KeyVault/vaults/keys/read", "Microsoft.KeyVault/vaults/keys/rotate/action"];
    const role = { naming, purpose, actions: [], dataActions, resourceGroupId: resourceGroup.id };
    const rotate = grantActions(this, role, this.identity, [key.id]);
    const { cpu, memory, workloadProfileName } = sizeOf(this, { cpu: 0.25 });
    const environment = {
      AZURE_CLIENT_ID: this.identity.clientId,
      MCP_ROTATE_KEY_URL: key.keyId,
      ...(key.bundleDigest === undefined ? {} : { MCP_BUNDLE_DIGEST: key.bundleDigest }),
    };
    this.resource = new ContainerAppJob(this, "Resource", {
      name: checkName(this, "containerApp", naming.of("containerJob", purpose)),
      resourceGroupName: resourceGroup.name,
      location: resourceGroup.location,
      containerAppEnvironmentId: props.environmentId,
      workloadProfileName,
      identity: { type: "UserAssigned", identityIds: [this.identity.id] },
      registry: [{ server: registry.loginServer, identity: this.identity.id }],
      // Nothing starts it but a person or the playbook.
      manualTriggerConfig: { parallelism: 1, replicaCompletionCount: 1 },
      replicaTimeoutInSeconds: 300,
      replicaRetryLimit: 1,
      template: {
        container: [
          {
            name: "rotate-key",
            image: key.image,
            args: rotationArguments,
            cpu,
            memory,
            env: Object.entries(environment).map(([name, value]) => ({ name, value })),
          },
        ],
      },
      dependsOn: [rolePropagation(this, "rights", [pull, ...rotate])],
    });
  }

  /** Resource id. */
  get id(): string {
    return this.resource.id;
  }
}

/** The flags of the image's own command, and the program. */
export const rotationArguments: string[] = [
  "--permission",
  "--allow-fs-read=/app/",
  "--disallow-code-generation-from-strings",
  "--disable-proto=throw",
  "server.mjs",
  "rotate-key",
];
