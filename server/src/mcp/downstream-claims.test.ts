import { describe, expect, it } from "vitest";
import { answerOf, createHarness, eras, publicUrl } from "../../../testing/harness.ts";
import type { Era } from "../../../testing/harness.ts";
import { tool } from "../../../testing/tool-calls.ts";
import { ClaimsRequired, createOnBehalfOf } from "../identity/on-behalf-of.ts";

const claims = JSON.stringify({ access_token: { polids: { essential: true, values: ["p"] } } });
const member = "org.landing-zone/claims";

/** A tool that needs a token in the caller's name, which Entra grants after the sign-in only that it asks for. */
const ask = async (era: Era, { stronger = false, params = {} } = {}) => {
  const profile = tool("profile", {
    run: async (_args, { onBehalfOf }) => ({ said: await onBehalfOf("graph/.default") }),
  });
  const strong = new Set<string>();
  const onBehalfOf = createOnBehalfOf(async (token) => {
    if (!strong.has(token)) throw new ClaimsRequired(claims);
    return { token: "downstream", expiresAt: Number.MAX_SAFE_INTEGER };
  }, Date.now);
  const harness = await createHarness({ tools: [profile], ports: { onBehalfOf } });
  const call = async () => {
    const token = await harness.issuer.user({ scp: "tools.use" });
    if (stronger) strong.add(token);
    return harness.send({
      token,
      ...eras[era]("tools/call", { name: "profile", arguments: { say: "hi" }, ...params }),
    });
  };
  return { harness, response: await call() };
};

describe("a sign-in that the service behind a tool finds too weak", () => {
  it.each<Era>(["modern", "legacy"])("R-85 becomes a challenge of our own (%s)", async (era) => {
    const { response } = await ask(era);
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe(
      `Bearer error="insufficient_claims", claims="${Buffer.from(claims).toString("base64")}", scope="${publicUrl}/tools.use", ` +
        'resource_metadata="https://mcp.example.com/.well-known/oauth-protected-resource/mcp"',
    );
  });

  it("R-85 stands in the result of an answer that has begun as a stream", async () => {
    // A client that asks for progress gets a stream.
    const { response } = await ask("legacy", { params: { _meta: { progressToken: 1 } } });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    expect((await answerOf(response)).result).toMatchObject({ isError: true, _meta: { [member]: claims } });
  });

  it.each<Era>(["modern", "legacy"])("R-61 leaves one record of a %s call", async (era) => {
    const { harness, response } = await ask(era);
    await response.text();
    expect(harness.events.map(({ decision, reason }) => [decision, reason])).toEqual([
      ["refused", "downstream-claims"],
    ]);
  });

  it.each<Era>(["modern", "legacy"])("R-85 lets a %s call pass once it is strong enough", async (era) => {
    const { response } = await ask(era, { stronger: true });
    expect((await answerOf(response)).result).toMatchObject({ structuredContent: { said: "downstream" } });
  });
});
