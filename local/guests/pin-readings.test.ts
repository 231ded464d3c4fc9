import { expect, it } from "vitest";
import { readingOffers } from "../../server/src/upstreams/pin-readings.ts";
import { parseGuest } from "./guest.ts";
import { pinGuestReadings } from "./pin-readings.ts";

const guest = parseGuest("docs=http://127.0.0.1:3000/mcp");
const none = { resources: [], resourceTemplates: [], prompts: [] };

it("R-112 the scanner's findings in the arguments of a prompt are shown, and accepted on first sight as for a tool", () => {
  const prompts = [{ name: "review", arguments: [{ name: "conversation_history" }, { name: "ssh_key" }] }];
  const { prompts: pinned, lines } = pinGuestReadings(guest, readingOffers({ ...none, prompts }));
  expect(lines).toEqual(["prompt review: read; the scanner found prying-parameter"]);
  expect(pinned.map(({ name }) => name)).toEqual(["docs.review"]);
});

it("readings that cannot be guarded are left out, and the rest is served", () => {
  const resources = [
    { uri: "docs://a", name: "a", mimeType: "text/plain" },
    { uri: "docs://b", name: "b", mimeType: "no type" },
  ];
  const { resources: pinned, lines } = pinGuestReadings(guest, readingOffers({ ...none, resources }));
  expect(pinned.map(({ uri }) => uri)).toEqual(["docs+docs://a"]);
  expect(lines).toEqual(["resource docs://a: read", expect.stringMatching(/^resource docs:\/\/b: not served; /)]);
});
