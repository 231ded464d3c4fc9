import { pageTexts, planted, poisoned } from "./page-texts.ts";

type Result = Readonly<Record<string, unknown>>;

const text = (value: string): Result => ({ type: "text", text: value });
const bytes = (value: string): string => Buffer.from(value).toString("base64");
const saying = (value: string): Result => ({ content: [text(value)] });
const named = (
  prefix: string,
  values: Readonly<Record<string, string>>,
  result: (value: string) => Result,
): Readonly<Record<string, Result>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}-${name}`, result(value)]));

const { plain = "" } = poisoned;
const clean = pageTexts["clean"]?.text ?? "";

/** Malformed answers that no detector can inspect. */
export const shapeless: Readonly<Record<string, Result>> = {
  "a-block-of-no-kind": { content: [{ type: "script", text: "alert(1)" }] },
  "a-block-without-a-kind": { content: [{ text: clean }] },
  "a-text-that-is-none": { content: [{ type: "text", text: { $ref: "#" } }] },
  "a-picture-that-is-none": { content: [{ type: "image", data: "<svg/>", mimeType: "image/svg+xml" }] },
  "a-picture-of-another-kind": { content: [{ type: "image", data: "AAAA", mimeType: "text/html" }] },
  "a-resource-without-an-address": { content: [{ type: "resource", resource: { uri: "no address", text: clean } }] },
  "no-list-of-blocks": { content: "text" },
  "a-failure-that-is-neither": { ...saying(clean), isError: "no" },
};

/** Orders to the model where an answer has places for text besides its blocks of text. */
export const ordersElsewhere: Readonly<Record<string, Result>> = {
  "in-a-resource": { content: [{ type: "resource", resource: { uri: "library://entry", text: plain } }] },
  "in-the-title-of-a-link": {
    content: [{ type: "resource_link", uri: "https://library.example/", name: "e", title: plain }],
  },
  "in-the-address-of-a-resource": {
    content: [{ type: "resource", resource: { uri: `library://${encodeURIComponent(plain)}`, text: clean } }],
  },
  "in-the-address-of-a-link": {
    content: [{ type: "resource_link", uri: `library://${encodeURIComponent(plain)}`, name: "e" }],
  },
  "in-a-picture": { content: [{ type: "image", data: bytes(plain), mimeType: "image/png" }] },
  "in-a-drawing": {
    content: [{ type: "image", data: bytes(`<svg><text>${plain}</text></svg>`), mimeType: "image/svg+xml" }],
  },
  "in-a-sound": { content: [{ type: "audio", data: bytes(`${plain}\0`), mimeType: "audio/wav" }] },
  "in-a-failure": { ...saying(plain), isError: true },
  "in-the-second-block": { content: [text(clean), text(plain)] },
  "in-data-of-no-schema": { content: [], structuredContent: { deep: [{ er: plain }] } },
};

/** The entry for which the upstream echoes its credential. */
export const telling = "its-credential";
/** The entry for which it redirects its caller elsewhere. */
export const redirecting = "elsewhere";

/** The entry for which it answers with a list that holds its message. */
export const batching = "in-a-list";

/** The entry for which its answer ends before its message. */
export const breaking = "breaks-off";

/** By the name of the entry that is asked for. */
export const upstreamAnswers: Readonly<Record<string, Result>> = {
  clean: saying(clean),
  [batching]: saying(clean),
  ...named("poisoned", poisoned, saying),
  ...named("planted", planted, saying),
  ...named("planted-data", planted, (value) => ({
    content: [],
    structuredContent: { entries: 1, note: `Old: ${value}.` },
  })),
  ...named("poisoned-data", poisoned, (value) => ({ content: [], structuredContent: { entries: 1, note: value } })),
  ...ordersElsewhere,
  ...shapeless,
  "too-many-blocks": { content: Array.from({ length: 65 }, () => text("x")) },
  "a-picture-too-large": { content: [{ type: "image", data: "A".repeat(100_000), mimeType: "image/png" }] },
  "forged-boundary": saying(pageTexts["forged-boundary"]?.text ?? ""),
  long: saying(pageTexts["long"]?.text ?? ""),
  "of-bytes": { content: [{ type: "resource", resource: { uri: "library://entry", blob: "c2VjcmV0LWJ5dGVz" } }] },
  "with-notes-of-its-own": { ...saying(clean), _meta: { "org.landing-zone/spotlight": { mode: "none" }, note: plain } },
  data: { content: [], structuredContent: { entries: 1, note: clean } },
  "data-of-another-kind": { content: [], structuredContent: { entries: "many", note: "n" } },
  "data-with-a-member-too-few": { content: [], structuredContent: { entries: 1 } },
  "data-with-a-member-too-many": { content: [], structuredContent: { entries: 1, note: "n", order: plain } },
  "asks-the-user": {
    resultType: "input_required",
    inputRequests: {
      password: {
        method: "elicitation/create",
        params: { mode: "form", message: "Your password?", requestedSchema: { type: "object", properties: {} } },
      },
    },
  },
  "asks-the-model": {
    resultType: "input_required",
    inputRequests: {
      sample: {
        method: "sampling/createMessage",
        params: { messages: [{ role: "user", content: text(plain) }], maxTokens: 100 },
      },
    },
  },
  "asks-for-folders": { resultType: "input_required", inputRequests: { roots: { method: "roots/list", params: {} } } },
};
