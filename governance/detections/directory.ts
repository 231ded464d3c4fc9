import type { Detection } from "./detection.ts";
import { address, client, person } from "./detection.ts";

const entraAudit = "Entra's audit logs in the workspace";
const entraSignIns = "Entra's sign-in logs in the workspace";

/** Entra ID. */
export const directory: readonly Detection[] = [
  {
    id: "federated-credential-added",
    requirements: ["R-34", "R-54"],
    owasp: ["MCP01", "MCP04"],
    question: "Was another way to become one of our identities added?",
    query: `
let InAzure = Activity
| where TimeGenerated > ago(Window) and ActivityStatusValue == "Success" and OperationNameValue =~ "MICROSOFT.MANAGEDIDENTITY/USERASSIGNEDIDENTITIES/FEDERATEDIDENTITYCREDENTIALS/WRITE"
| where Caller !in (Deployers)
| project TimeGenerated, Actor = Caller, Target = _ResourceId;
let InEntra = Directory
| where TimeGenerated > ago(Window) and Result =~ "success" and (OperationName has "federated identity credential" or (OperationName == "Update application" and tostring(TargetResources) has "FederatedIdentityCredentials"))
| extend Actor = coalesce(tostring(InitiatedBy.user.id), tostring(InitiatedBy.app.servicePrincipalId))
| where Actor !in (Deployers)
| project TimeGenerated, Actor, Target = tostring(TargetResources[0].id);
union InAzure, InEntra`,
    severity: "high",
    frequency: "PT5M",
    window: "PT15M",
    tactics: ["Persistence", "CredentialAccess"],
    entities: [person("Actor")],
    response:
      "Remove the credential. Its holder could act as this identity until then: review the sign-ins of the identity.",
    falsePositives: "A pipeline that an operator set up by hand.",
    needs: `${entraAudit}, and the subscription's activity log`,
  },
  {
    id: "application-secret-added",
    requirements: ["R-34", "R-35"],
    owasp: ["MCP01"],
    question: "Was a password or certificate added to an application?",
    query: `
Directory
| where TimeGenerated > ago(Window) and Result =~ "success"
| where OperationName has "certificates and secrets" or OperationName == "Add service principal credentials"
| extend Actor = coalesce(tostring(InitiatedBy.user.id), tostring(InitiatedBy.app.servicePrincipalId)), Target = tostring(TargetResources[0].id)
| project TimeGenerated, OperationName, Actor, Target`,
    severity: "high",
    frequency: "PT5M",
    window: "PT15M",
    tactics: ["Persistence", "CredentialAccess"],
    entities: [person("Actor")],
    response: "Remove the credential: no application of this deployment has one.",
    falsePositives: "Applications of other teams in the same tenant.",
    needs: entraAudit,
  },
  {
    id: "break-glass-sign-in",
    requirements: ["R-58", "R-150"],
    owasp: ["MCP02"],
    question: "Did an account for emergencies sign in?",
    query: `
SignIns
| where TimeGenerated > ago(Window) and UserId in (BreakGlass)
| summarize Attempts = count(), Succeeded = countif(ResultType == "0"), Last = max(TimeGenerated) by UserId, IPAddress, AppId`,
    severity: "high",
    frequency: "PT5M",
    window: "PT15M",
    nearRealTime: true,
    tactics: ["InitialAccess", "PrivilegeEscalation"],
    entities: [person("UserId"), address("IPAddress")],
    response:
      "Call the holders of the credentials. If none of them used it, the account is taken over: revoke its sessions.",
    falsePositives: "The yearly test of the account.",
    needs: entraSignIns,
  },
  {
    id: "risky-sign-in",
    requirements: ["R-87", "R-94", "R-152"],
    owasp: ["MCP07"],
    question: "Did a sign-in succeed for one of our clients that Entra holds for risky?",
    query: `
SignIns
| where TimeGenerated > ago(Window) and ResultType == "0" and RiskLevelDuringSignIn in ("high", "medium") and AppId in (ApprovedClients)
| summarize SignIns = count(), Worst = min(RiskLevelDuringSignIn), Last = max(TimeGenerated) by UserId, AppId, IPAddress`,
    severity: "medium",
    frequency: "PT10M",
    window: "PT30M",
    tactics: ["InitialAccess", "CredentialAccess"],
    entities: [person("UserId"), client("AppId"), address("IPAddress")],
    response: "Revoke the person's sessions. Deploy Conditional Access by risk: it requires MFA for such a sign-in.",
    falsePositives: "Travel, and new devices.",
    needs: `${entraSignIns}, and Entra ID P2 for the risk`,
  },
  {
    id: "device-code-sign-in",
    requirements: ["R-85", "R-94"],
    owasp: ["MCP07"],
    question: "Did a user sign in to one of our clients with a code typed on another device?",
    query: `
SignIns
| where TimeGenerated > ago(Window) and ResultType == "0" and AuthenticationProtocol == "deviceCode" and AppId in (ApprovedClients)
| summarize Times = count(), Last = max(TimeGenerated) by UserId, AppId, IPAddress`,
    severity: "medium",
    frequency: "PT10M",
    window: "PT30M",
    tactics: ["InitialAccess"],
    entities: [person("UserId"), client("AppId"), address("IPAddress")],
    response: "Ask the person whether they started it; phishing uses this flow. Revoke their sessions if they did not.",
    falsePositives: "Command-line clients on machines without a browser.",
    needs: entraSignIns,
  },
];
