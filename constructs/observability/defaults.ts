export const workspaceDefaults = {
  sku: "PerGB2018",
  // a year of what happened, for investigations that begin late.
  retentionDays: 365,
  // a cap would be a way to stop the record by filling it; stated, so that it does not look forgotten.
  dailyQuotaGb: -1,
} as const;

export const applicationInsightsDefaults = {
  applicationType: "web",
  // an alert on failures must not depend on which requests were sampled.
  samplingPercentage: 100,
} as const;

/** The categories that a subscription's own log has. https://learn.microsoft.com/azure/azure-monitor/platform/activity-log-schema */
export const activityCategories = [
  "Administrative",
  "Security",
  "ServiceHealth",
  "Alert",
  "Recommendation",
  "Policy",
  "Autoscale",
  "ResourceHealth",
] as const;

export const auditArchiveDefaults = {
  //
  immutableDays: 365,
  // Irreversible, so never by default.
  locked: false,
  // A checkpoint of last month is not read; the records themselves are append blobs, which have one tier.
  coolAfterDays: 30,
} as const;

/** Service health events that need a person's attention. */
export const healthEvents = ["Incident", "Maintenance", "ActionRequired", "Security"] as const;
