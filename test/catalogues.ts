import { withDigests } from "@mcp-landing-zone/contract";

const limits = {
  callsPerMinute: 30,
  callsPerDay: 1_000,
  timeoutSeconds: 20,
  maxInputBytes: 1_024,
  maxOutputBytes: 16_384,
};

/** A server of another make, as its owner would describe it to a deployment. */
export const weather = withDigests(
  [
    {
      name: "weather.read",
      title: "See the weather",
      description: "Forecasts for places that you name.",
      applications: true,
    },
  ],
  [
    {
      name: "forecast",
      version: "1.0.0",
      title: "Forecast",
      description: "The weather of the next days at a place.",
      scope: "weather.read",
      effect: "read",
      classification: "public",
      approval: "none",
      limits,
      input: {
        type: "object",
        properties: { place: { type: "string", maxLength: 200 } },
        required: ["place"],
        additionalProperties: false,
      },
      output: { type: "object", properties: { text: { type: "string" } }, additionalProperties: false },
    },
  ],
);

const readable = {
  version: "1.0.0",
  scope: "almanac.read",
  classification: "internal",
  limits,
} as const;

/** A server that has no tools: pages to read, and a prompt about one. */
export const almanac = withDigests(
  [{ name: "almanac.read", title: "Read the almanac", description: "Pages of the almanac.", applications: true }],
  [],
  {
    resources: [
      {
        ...readable,
        name: "page",
        title: "Page",
        description: "A page by its day.",
        uri: "almanac://{day}",
        mimeType: "text/plain",
        input: {
          type: "object",
          properties: { day: { type: "string", maxLength: 10 } },
          required: ["day"],
          additionalProperties: false,
        },
      },
    ],
    prompts: [
      {
        ...readable,
        name: "today",
        title: "Today",
        description: "Asks what day it is.",
        input: { type: "object", properties: {}, additionalProperties: false },
      },
    ],
  },
);
