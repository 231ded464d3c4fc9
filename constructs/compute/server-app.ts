import type { ITerraformDependable } from "cdktf";
import { Lazy, Token } from "cdktf";
import { Construct } from "constructs";
import type { SettingValues } from "@mcp-landing-zone/contract";
import { routes, writeSettings } from "@mcp-landing-zone/contract";
import { AzapiResourceAction } from "../azapi/index.ts";
import type { CommonProps } from "../protection/protect.ts";
import { protect } from "../protection/protect.ts";
import { ContainerApp } from "../providers.ts";
import type { AllowedAddresses } from "./addresses.ts";
import { ipSecurityRestrictions } from "./addresses.ts";
import { checkName, checkWholeNumber } from "./checks.ts";
import type { ContainerEnvironmentRef } from "./container-environment.ts";
import { defaultPort, defaultTerminationGraceSeconds, ingressDefaults, maxInactiveRevisions } from "./defaults.ts";
import { checkImage } from "./image.ts";
import type { HealthPaths } from "./probes.ts";
import { probesOf } from "./probes.ts";
import { revisionSuffix } from "./revision-suffix.ts";
import type { ScaleProps } from "./scale.ts";
import { scaleOf } from "./scale.ts";
import type { SizeProps } from "./size.ts";
import { sizeOf } from "./size.ts";
import type { TrafficProps } from "./traffic.ts";
import { labelHost, trafficWeights } from "./traffic.ts";
import type { Variables } from "./variables.ts";
import { checkNames, containerEnv, secretEnv, vaultSecrets } from "./variables.ts";
import { refuseMissing } from "../required.ts";

interface AppProps extends CommonProps, SizeProps, ScaleProps, TrafficProps {
  readonly environment: ContainerEnvironmentRef;
  /** The app's identity: it pulls the image with it and speaks to everything else as it; nothing else uses it. */
  readonly identity: { readonly id: string; readonly clientId: string };
  /** The identity must hold AcrPull there. */
  readonly registry: { readonly loginServer: string };
  /** `<registry>/<repository>@sha256:<digest>` */
  readonly image: string;
  /**
   * At most 32 characters. IMPORTANT: a change replaces the app.
   * @default - from naming
   */
  readonly name?: string;
  /**
   * The port that the container listens on.
   * @default 8080
   */
  readonly port?: number;
  /**
   * Who may connect, by address. Every token is checked for every address.
   * @default - the whole virtual network
   */
  readonly allowedAddresses?: AllowedAddresses;
  /**
   * Seconds that a replica has to finish what it began when it is taken away.
   * @default 60
   */
  readonly terminationGraceSeconds?: number;
  /**
   * A word of yours that makes a revision new although nothing in it is, for example to roll out again what was rolled out before: Azure
   * never lets two revisions have one suffix.
   * @default - none
   */
  readonly release?: string;
  /**
   * What must exist before the first revision starts: above all the wait behind AcrPull, and the imported image.
   * @default - none
   */
  readonly dependsOn?: ITerraformDependable[];
}

/** What the deployment decides; address, port and identity follow from the app itself. */
export type ServerSettings = Omit<SettingValues, "profile" | "bindAddress" | "port" | "identityClientId">;

/** The reference server, or any that is built with its `createServer`. */
export interface ReferenceServerProps extends AppProps {
  /** The settings of the server. */
  readonly settings: ServerSettings;
  /** Variables are for a server of your own. */
  readonly variables?: never;
  /** Secrets are for a server of your own. */
  readonly secrets?: never;
  /** The reference server has its own probes. */
  readonly health?: never;
}

/** Any other MCP server. */
export interface OwnServerProps extends AppProps {
  /** Settings are the reference server's alone. */
  readonly settings?: never;
  /** Its environment, besides `PORT` and `AZURE_CLIENT_ID`. Never a secret. */
  readonly variables: Variables;
  /**
   * Addresses of secrets in a vault by the variable that gets each, `https://<vault>.vault.azure.net/secrets/<name>`. The app's identity must be allowed
   * to read them.
   * @default - none
   */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Where the container answers probes. */
  readonly health: HealthPaths;
}

/** What `ServerApp` takes: the reference server with its settings, or a server of another make with variables. */
export type ServerAppProps = ReferenceServerProps | OwnServerProps;

/** A server that runs: made here or existing. */
export interface ServerAppRef {
  /** The resource id of the container app. */
  readonly id: string;
  /** The name under which the gateway reaches it; resolves in the virtual network only. */
  readonly fqdn: string;
}

/**
 * An MCP server as a container app: one image by digest, one identity, no secret, several revisions to shift traffic between.
 *
 * @example
 * new ServerApp(stack, "server", {
 *   ...surroundings,
 *   environment: new ContainerEnvironment(stack, "containers", {
 *     ...surroundings,
 *     networkId: network.id,
 *     infrastructureSubnetId: network.subnetId("containers"),
 *   }),
 *   identity,
 *   registry: { loginServer: "crorders.azurecr.io" },
 *   image: `crorders.azurecr.io/server@sha256:${"0".repeat(64)}`,
 *   variables: { LOG_LEVEL: "info" },
 *   health: { live: "/livez", ready: "/readyz" },
 * });
 */
export class ServerApp extends Construct implements ServerAppRef {
  readonly resource: ContainerApp;
  readonly id: string;
  readonly name: string;
  readonly fqdn: string;
  /** The suffix of the revision that this deployment makes, for a later `traffic` or `retired`. */
  readonly revisionSuffix: string;

  constructor(scope: Construct, id: string, props: ServerAppProps) {
    super(scope, id);
    refuseMissing(this, "ServerAppProps", props);
    const { environment, identity, registry, image, port = defaultPort } = props;
    checkImage(this, image, registry.loginServer);
    this.name = checkName(this, "containerApp", props.name ?? props.naming.of("containerApp", "server"));
    checkWholeNumber(this, "port", port, 1, 65_535);
    const { terminationGraceSeconds = defaultTerminationGraceSeconds } = props;
    checkWholeNumber(this, "terminationGraceSeconds", terminationGraceSeconds, 0, 600);
    const { cpu, memory, workloadProfileName } = sizeOf(this, props);
    const template = {
      container: [
        {
          name: "server",
          image,
          cpu,
          memory,
          env: [...containerEnv(this, this.variables(props, port)), ...secretEnv(this, props.secrets ?? {})],
          ...probesOf(props.health ?? routes, port),
        },
      ],
      ...scaleOf(this, props, props.settings === undefined || props.settings.stateHost !== undefined),
      terminationGracePeriodSeconds: terminationGraceSeconds,
    };
    const app = {
      workloadProfileName,
      identity: { type: "UserAssigned", identityIds: [identity.id] },
      ...vaultSecrets(props.secrets ?? {}, identity.id),
      registry: [{ server: registry.loginServer, identity: identity.id }],
      revisionMode: "Multiple",
      maxInactiveRevisions,
    };
    const ingress = {
      ...ingressDefaults,
      targetPort: port,
      ipSecurityRestriction: ipSecurityRestrictions(this, props.allowedAddresses ?? {}),
    };
    // Tags come from outer scopes, after this.
    this.revisionSuffix = Lazy.stringValue({
      produce: () => revisionSuffix({ app, ingress, template, release: props.release, tags: this.resource.tagsInput }),
    });
    this.resource = new ContainerApp(this, "Resource", {
      name: this.name,
      resourceGroupName: props.resourceGroup.name,
      containerAppEnvironmentId: environment.id,
      ...app,
      ingress: { ...ingress, trafficWeight: trafficWeights(this, props) },
      template: { ...template, revisionSuffix: this.revisionSuffix },
      ...(props.dependsOn && { dependsOn: props.dependsOn }),
      lifecycle: {
        preventDestroy: props.preventDestroy ?? false,
        // A promotion or a rollback shifts traffic between deployments; only who writes `traffic` wants it back as it was written.
        ...(props.traffic ? {} : { ignoreChanges: ["ingress[0].traffic_weight"] }),
      },
    });
    this.id = this.resource.id;
    this.fqdn = this.resource.ingress.fqdn;
    for (const suffix of props.retired ?? []) this.retire(suffix);
    protect(this, this.resource, props);
  }

  /** An app that this deployment did not make: nothing about it is changed. */
  static fromExisting(scope: Construct, _id: string, existing: ServerAppRef): ServerAppRef {
    refuseMissing(scope, "ServerAppRef", existing);
    return existing;
  }

  private variables(props: ServerAppProps, port: number): Variables {
    const { settings, identity, environment } = props;
    if (settings === undefined) {
      checkNames(this, props.variables);
      return { PORT: String(port), AZURE_CLIENT_ID: identity.clientId, ...props.variables };
    }
    const values: SettingValues = {
      ...settings,
      identityClientId: identity.clientId,
      port,
      bindAddress: "0.0.0.0",
      allowedHosts: [
        `${this.name}.${environment.defaultDomain}`,
        labelHost(this.name, environment.defaultDomain),
        ...(settings.allowedHosts ?? []),
      ],
    };
    return writeSettings(values, (text) => Token.isUnresolved(text));
  }

  private retire(suffix: string): void {
    new AzapiResourceAction(this, `retire ${suffix}`, {
      type: "Microsoft.App/containerApps/revisions@2025-07-01",
      resourceId: `${this.resource.id}/revisions/${this.name}--${suffix}`,
      action: "deactivate",
      // Traffic has left the revision before it is switched off.
      dependsOn: [this.resource],
    });
  }
}
