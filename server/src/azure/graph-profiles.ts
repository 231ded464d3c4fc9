import { createDefaultHttpClient, createPipelineFromOptions, createPipelineRequest } from "@azure/core-rest-pipeline";
import type { Profiles } from "../reference/my-profile.ts";
import { quickRetry } from "./deadlines.ts";

const timeoutMs = 10_000;

/** Profiles from Microsoft Graph: one fixed address, no redirects, the user's own token for it. */
export const createGraphProfiles = (endpoint: string): Profiles => {
  const pipeline = createPipelineFromOptions({ redirectOptions: { maxRetries: 0 }, retryOptions: quickRetry });
  const client = createDefaultHttpClient();
  return {
    scope: `${endpoint}/User.Read`,
    read: async (token, fields, abortSignal) => {
      const request = createPipelineRequest({
        url: `${endpoint}/v1.0/me?$select=${fields.join(",")}`,
        timeout: timeoutMs,
        abortSignal,
      });
      request.headers.set("authorization", `Bearer ${token}`);
      request.headers.set("accept", "application/json");
      const { status, bodyAsText } = await pipeline.sendRequest(client, request);
      if (status !== 200) return undefined;
      return JSON.parse(bodyAsText ?? "") as Readonly<Record<string, unknown>>;
    },
  };
};
