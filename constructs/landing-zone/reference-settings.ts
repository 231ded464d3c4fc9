import type { ByClassification, serverAddresses, Upstream } from "@mcp-landing-zone/contract";
import { secretsOf } from "@mcp-landing-zone/contract";
import type { ResourceApplicationRef } from "../identity/index.ts";
import { classificationRole } from "../identity/index.ts";
import { telemetryRole } from "../observability/index.ts";
import type { Stores } from "./holdings.ts";
import type { WorkloadProps } from "./workload-props.ts";
import { demandsOf } from "./workload-props.ts";

/** The facts besides the props, from which settings are derived. */
interface ReferenceServer {
  readonly stores: Stores;
  readonly addresses: ReturnType<typeof serverAddresses>;
  readonly application: ResourceApplicationRef;
  readonly allowedClients: readonly string[];
  readonly catalogueDigest: string;
}

/** The reference server's environment: its surroundings and the rules for its callers. */
export const referenceSettings = (
  props: WorkloadProps,
  { application, addresses, allowedClients, catalogueDigest, stores }: ReferenceServer,
) => {
  const { foundation, platform } = props;
  return {
    publicUrl: addresses.publicUrl,
    tenantId: props.tenantId,
    ...((props.approvers ?? []).length > 0 ? { approvalsUrl: addresses.approvalsUrl } : {}),
    apiClientId: application.clientId,
    apiIdUri: application.identifierUri,
    ...(props.authorization === "facade" ? { authorizationServer: addresses.issuer } : {}),
    ...(props.name === undefined ? {} : { serverName: telemetryRole(props.name) }),
    allowedClients,
    gatewayClientId: platform.gatewayIdentity.clientId,
    vaultUrl: platform.vault.uri,
    contentSafetyEndpoint: platform.contentSafety.endpoint,
    documentsEndpoint: stores.documents.blobEndpoint,
    documentsContainer: stores.documents.containerName,
    auditEndpoint: stores.audit.blobEndpoint,
    auditContainer: stores.audit.containerName,
    auditAnchorContainer: stores.audit.anchorContainerName,
    auditKeyUrl: stores.auditKey.keyId,
    auditTableEndpoint: foundation.auditTable.endpoint,
    auditTableRule: foundation.auditTable.ruleId,
    telemetry: foundation.insights.connectionString,
    catalogueDigest,
    egressHosts: props.egressHosts ?? [],
    ...upstreamSettings(props.upstreams ?? []),
    ...catalogueThumbprints(props),
    ...(props.bundleDigest === undefined ? {} : { bundleDigest: props.bundleDigest }),
    ...classificationSettings(props),
    ...dataSettings(props),
    ...(platform.indicators
      ? {
          indicatorsUrl: platform.indicators.container.url,
          indicatorsThumbprints: platform.indicators.thumbprints,
        }
      : {}),
    withheldTools: props.profileFromGraph ? [] : ["my_profile"],
    ...(stores.stateHost === undefined ? {} : { stateHost: stores.stateHost }),
  };
};

const contextsOf = (props: WorkloadProps): ByClassification =>
  Object.fromEntries(
    demandsOf(props).flatMap(([name, { authenticationContext: context }]) => (context ? [[name, context]] : [])),
  );

const rolesOf = (props: WorkloadProps): ByClassification =>
  Object.fromEntries(
    demandsOf(props).flatMap(([name, { privileged }]) => (privileged ? [[name, classificationRole(name).value]] : [])),
  );

// Only what was asked for: a variable that says nothing would be a new revision of every server for nothing.

const catalogueThumbprints = ({ catalogueApprovers = [] }: WorkloadProps) =>
  catalogueApprovers.length > 0 ? { catalogueThumbprints: catalogueApprovers.map(({ thumbprint }) => thumbprint) } : {};

const classificationSettings = (props: WorkloadProps) => {
  const [classificationContexts, classificationRoles] = [contextsOf(props), rolesOf(props)];
  return {
    ...(Object.keys(classificationContexts).length > 0 ? { classificationContexts } : {}),
    ...(Object.keys(classificationRoles).length > 0 ? { classificationRoles } : {}),
  };
};

const dataSettings = ({ dataRules = [], labels = {} }: WorkloadProps) => ({
  ...(dataRules.length > 0 ? { dataRules } : {}),
  ...(Object.keys(labels).length > 0 ? { classificationLabels: labels } : {}),
});

/** A server without upstreams keeps the environment that it had. */
const upstreamSettings = (upstreams: readonly Upstream[]) => ({
  ...(upstreams.length > 0 ? { upstreams } : {}),
  ...(secretsOf(upstreams).length > 0 ? { secretNames: secretsOf(upstreams) } : {}),
});
