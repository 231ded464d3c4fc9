import { describe, expect, it } from "vitest";
import type { CorsProps, IpFilterProps } from "../element/access.ts";
import { cors, ipFilter } from "../element/access.ts";
import { returnResponse } from "../element/message.ts";
import { stage } from "../element/flow.ts";
import { testDocument, testPorts, testRequest } from "../testing.ts";
import { compilePolicy } from "./compile.ts";

describe("cors", () => {
  const props: CorsProps = {
    origins: ["https://app.example", "http://localhost:6274/"],
    methods: ["POST"],
    headers: ["Authorization", "content-type"],
    exposedHeaders: ["WWW-Authenticate"],
  };
  const ask = async (headers: Readonly<Record<string, string>>, method = "POST", changes: Partial<CorsProps> = {}) => {
    const ports = testPorts({ forward: async () => ({ status: 200, headers: [] }) });
    const gateway = compilePolicy(testDocument({ inbound: [cors({ ...props, ...changes })] }));
    const answer = await gateway(testRequest({ method, headers: Object.entries(headers) }), ports);
    return { status: answer.status, headers: Object.fromEntries(answer.headers), forwarded: ports.forwarded.length };
  };
  const preflight = (origin: string, method: string, headers: string) =>
    ask(
      { Origin: origin, "Access-Control-Request-Method": method, "Access-Control-Request-Headers": headers },
      "OPTIONS",
    );

  it("answers a preflight request that matches", async () => {
    expect(await preflight("https://app.example", "POST", "authorization, Content-Type")).toEqual({
      status: 200,
      forwarded: 0,
      headers: {
        "Access-Control-Allow-Origin": "https://app.example",
        "Access-Control-Allow-Methods": "POST",
        "Access-Control-Allow-Headers": "Authorization,content-type",
        "Access-Control-Max-Age": "600",
      },
    });
  });

  it.each([
    ["origin", "https://evil.example", "POST", "authorization"],
    ["origin that begins like one", "https://app.example.evil", "POST", "authorization"],
    ["scheme", "http://app.example", "POST", "authorization"],
    ["method", "https://app.example", "DELETE", "authorization"],
    ["header", "https://app.example", "POST", "authorization, x-other"],
  ])("answers a preflight request of another %s with nothing", async (_, origin, method, headers) => {
    expect(await preflight(origin, method, headers)).toEqual({ status: 200, forwarded: 0, headers: {} });
  });

  it("marks the answer to an origin that matches", async () => {
    expect(await ask({ Origin: "http://localhost:6274" })).toEqual({
      status: 200,
      forwarded: 1,
      headers: {
        "Access-Control-Allow-Origin": "http://localhost:6274",
        "Access-Control-Expose-Headers": "WWW-Authenticate",
      },
    });
  });

  it("marks a refusal too, so that a browser can read the challenge", async () => {
    const document = testDocument({ inbound: [cors(props), returnResponse({ status: 401 })] });
    const request = testRequest({ headers: [["Origin", "https://app.example"]] });
    const { headers } = await compilePolicy(document)(request, testPorts());
    expect(headers).toContainEqual(["Access-Control-Expose-Headers", "WWW-Authenticate"]);
  });

  it("leaves a request without an origin, or that is no preflight, alone", async () => {
    expect(await ask({})).toEqual({ status: 200, forwarded: 1, headers: {} });
    expect(await ask({ "Access-Control-Request-Method": "POST" }, "OPTIONS")).toMatchObject({ forwarded: 1 });
    expect(await ask({ Origin: "https://app.example" }, "OPTIONS")).toMatchObject({ forwarded: 1 });
  });

  it("ends a simple request of another origin, or lets it pass unmarked, as configured", async () => {
    const other = { Origin: "https://evil.example" };
    expect(await ask(other, "GET")).toEqual({ status: 200, forwarded: 0, headers: {} });
    expect(await ask(other, "GET", { terminateUnmatched: false })).toEqual({ status: 200, forwarded: 1, headers: {} });
    expect(await ask(other, "POST")).toEqual({ status: 200, forwarded: 1, headers: {} });
  });

  it("allows every origin without naming it, and credentials to named origins only", async () => {
    const any = await ask({ Origin: "https://any.example" }, "POST", { origins: ["*"] });
    expect(any.headers["Access-Control-Allow-Origin"]).toBe("*");
    const own = await ask({ Origin: "https://app.example" }, "POST", { allowCredentials: true });
    expect(own.headers).toMatchObject({ "Access-Control-Allow-Credentials": "true" });
    expect(() => cors({ ...props, origins: ["*"], allowCredentials: true })).toThrow(/named origins/);
  });
});

describe("ip-filter", () => {
  const decide = async (filter: IpFilterProps, clientIp: string) => {
    const gateway = compilePolicy(testDocument({ inbound: [stage("address", ipFilter(filter))] }));
    const { status, decision } = await gateway(testRequest({ clientIp }), testPorts());
    return decision.error ? `${status} ${decision.error.reason}` : status;
  };
  const listed = {
    addresses: ["203.0.113.7", "2001:db8::1"],
    ranges: [{ from: "198.51.100.10", to: "198.51.100.20" }],
  };

  it.each([
    ["203.0.113.7", true],
    ["::ffff:203.0.113.7", true],
    ["2001:db8::1", true],
    ["2001:0db8:0:0::1", true],
    ["198.51.100.10", true],
    ["198.51.100.20", true],
    ["198.51.100.9", false],
    ["198.51.100.21", false],
    ["203.0.113.70", false],
    ["2001:db8::2", false],
  ])("%s is listed: %s", async (address, isListed) => {
    expect(await decide({ action: "allow", ...listed }, address)).toBe(isListed ? 200 : "403 CallerIpNotAllowed");
    expect(await decide({ action: "forbid", ...listed }, address)).toBe(isListed ? "403 CallerIpBlocked" : 200);
  });

  it.each(["", "unknown", "203.0.113.7, 10.0.0.1"])("%j is no address, and no caller", async (address) => {
    expect(await decide({ action: "forbid", ...listed }, address)).toBe("403 FailedToParseCallerIP");
  });

  it("takes addresses only, and at least one", () => {
    expect(() => ipFilter({ action: "allow" })).toThrow(/at least one/);
    expect(() => ipFilter({ action: "allow", addresses: ["10.0.0.0/8"] })).toThrow(/an IP address/);
  });
});
