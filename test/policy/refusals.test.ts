import { sharedRefusals } from "@mcp-landing-zone/contract";
import { describe, expect, it } from "vitest";
import { refusals as ofGateway } from "@mcp-landing-zone/gateway/documents";
import { refusals as ofServer } from "../../server/src/refusal/refusal.ts";

const inBoth = Object.keys(ofGateway).filter((name): name is keyof typeof ofGateway & keyof typeof ofServer =>
  Object.hasOwn(ofServer, name),
);

describe("R-157 a caller cannot tell whether the gateway or the server turned them away", () => {
  it.each(Object.entries(sharedRefusals))("%s is the same refusal on both sides", (name, shared) => {
    expect(ofGateway).toHaveProperty(name, shared);
    expect(ofServer).toHaveProperty(name, shared);
  });

  it.each(inBoth)("%s has one status and one code", (name) => {
    const { status, code } = ofServer[name];
    expect(ofGateway[name]).toMatchObject({ status, code });
  });
});
