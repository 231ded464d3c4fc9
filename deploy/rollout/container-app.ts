import type { Azure } from "../azure/azure.ts";
import { valueOf } from "../azure/azure.ts";

const version = "2025-01-01";

interface Traffic {
  readonly revisionName?: string;
  readonly latestRevision?: boolean;
  readonly weight: number;
  readonly label?: string;
}

export interface Revision {
  readonly name: string;
  readonly properties: {
    readonly active?: boolean;
    readonly createdTime?: string;
    readonly healthState?: string;
    readonly provisioningState?: string;
    readonly runningState?: string;
  };
}

interface AppProperties {
  readonly latestRevisionName?: string;
  readonly configuration?: { readonly ingress?: { readonly fqdn?: string; readonly traffic?: readonly Traffic[] } };
}

/** The traffic of one container app: https://learn.microsoft.com/rest/api/containerapps/container-apps */
export class ContainerAppTraffic {
  readonly id: string;
  readonly #azure: Azure;

  constructor(id: string, azure: Azure) {
    this.id = id;
    this.#azure = azure;
  }

  /** Nothing of an app that is not there yet. */
  async read(): Promise<{ readonly latest: string; readonly serving: string | undefined } | undefined> {
    const { status, body } = await this.#azure.arm(this.id, version);
    if (status === 404) return undefined;
    if (status !== 200) throw new Error(`${this.id}: Azure answered ${status}`);
    const { latestRevisionName: latest = "", configuration } = (body as { readonly properties: AppProperties })
      .properties;
    const [most] = [...(configuration?.ingress?.traffic ?? [])].sort((a, b) => b.weight - a.weight);
    return { latest, serving: most?.latestRevision ? latest : most?.revisionName };
  }

  /** The host of the app, and of one of its labels: both in the virtual network alone. */
  async host(label?: string): Promise<string> {
    const { body } = await this.#azure.arm(this.id, version);
    const fqdn = (body as { readonly properties?: AppProperties }).properties?.configuration?.ingress?.fqdn;
    if (fqdn === undefined) throw new Error(`${this.id}: it has no host name`);
    return label === undefined ? fqdn : fqdn.replace(/^[^.]+/, (app) => `${app}---${label}`);
  }

  /** All to one revision. With `beside`, that one gets none, and a name of its own under a label. */
  async send(revision: string, beside?: { readonly revision: string; readonly label: string }): Promise<void> {
    const traffic: Traffic[] = [{ revisionName: revision, weight: 100 }];
    if (beside && beside.revision !== revision)
      traffic.push({ revisionName: beside.revision, weight: 0, label: beside.label });
    const body = { properties: { configuration: { ingress: { traffic } } } };
    const { status, body: answer } = await this.#azure.arm(this.id, version, { method: "PATCH", body });
    if (status >= 300) throw new Error(`${this.id}: Azure answered ${status} ${JSON.stringify(answer)}`);
  }

  async revision(name: string): Promise<Revision | undefined> {
    const { status, body } = await this.#azure.arm(`${this.id}/revisions/${name}`, version);
    return status === 200 ? (body as Revision) : undefined;
  }

  /** Those that still run, newest first. */
  async revisions(): Promise<readonly Revision[]> {
    const all = valueOf<Revision>(await this.#azure.arm(`${this.id}/revisions`, version));
    const made = ({ properties }: Revision): string => properties.createdTime ?? "";
    return all.filter(({ properties }) => properties.active !== false).sort((a, b) => made(b).localeCompare(made(a)));
  }
}

export const isHealthy = ({ properties }: Revision): boolean =>
  properties.healthState === "Healthy" && properties.provisioningState === "Provisioned";

/** Failed for good: no use in looking again. */
export const isLost = ({ properties }: Revision): boolean =>
  properties.provisioningState === "Failed" || properties.runningState === "Failed";
