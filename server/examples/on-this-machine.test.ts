import { describe, expect, it } from "vitest";
import { connectStdio } from "../../testing/stdio-client.ts";

const file = new URL("./on-this-machine.ts", import.meta.url);

describe("the example of a server on its user's machine", () => {
  it.each(["modern", "legacy"] as const)("R-156 serves the official client (%s)", async (era) => {
    const { client } = await connectStdio(file, { MCP_STDIO_SCOPES: "greetings.read" }, era);
    const result = await client.callTool({ name: "greet", arguments: { name: "Ada" } });
    await client.close();
    expect(result).toMatchObject({ structuredContent: { greeting: "Hello, Ada!" } });
  });
});
