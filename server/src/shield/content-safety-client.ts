import type { TokenCredential } from "@azure/identity";
import createClient from "@azure-rest/ai-content-safety";
import type { ContentSafetyClient, ContentSafetyClientOptions } from "@azure-rest/ai-content-safety";

/** A call is on the path of every request: its own deadline decides, so one quick retry is all there is time for. */
const retryOptions = { maxRetries: 1, retryDelayInMs: 100, maxRetryDelayInMs: 200 } as const;

/** The client for the revision that has Prompt Shields. */
export const createContentSafetyClient = (
  endpoint: string,
  credential: TokenCredential,
  options: ContentSafetyClientOptions = {},
): ContentSafetyClient =>
  createClient(endpoint.replace(/\/$/, ""), credential, { retryOptions, ...options, apiVersion: "2024-09-01" });
