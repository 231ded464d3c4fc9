import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Deployment } from "./deployment.ts";
import { startDeployment } from "./deployment.ts";
import type { SignedInClient } from "../testing/signed-in-client.ts";
import { connectSignedIn } from "../testing/signed-in-client.ts";

let deployment: Deployment;

beforeAll(async () => {
  deployment = await startDeployment({ mode: "facade", port: 0 });
});
afterAll(() => deployment.close());

describe.each([
  ["2026-07-28", { mode: { pin: "2026-07-28" } }, "alice"],
  ["2025-11-25", { mode: "legacy" }, "bob"],
] as const)("the official client in %s, from nothing but the URL", (era, versionNegotiation, person) => {
  let signedIn: SignedInClient;

  beforeEach(async () => {
    signedIn = await connectSignedIn(deployment.facts.publicUrl, person, { versionNegotiation });
  });
  afterEach(() => signedIn.close());

  const scopesOf = (page: URL | undefined): readonly string[] =>
    (page?.searchParams.get("scope") ?? "").split(" ").map((scope) => scope.split("/").at(-1) ?? "");

  it("R-04 R-08 finds where to sign in, and lists what its person may call", async () => {
    const { tools } = await signedIn.client.listTools();
    expect(tools.map(({ name }) => name)).toContain("search_documents");
    expect(tools.map(({ name }) => name)).not.toContain("save_document");
    expect(signedIn.sentTo).toHaveLength(1);
  });

  it("calls a tool and reads its answer", async () => {
    const { structuredContent } = await signedIn.client.callTool({ name: "whoami", arguments: {} });
    expect(structuredContent).toMatchObject({ kind: "user" });
  });

  it("R-17 learns from the gateway that there is no such tool, as from the server", async () => {
    const call = signedIn.client.callTool({ name: "nothing_of_the_kind", arguments: {} });
    await expect(call).rejects.toMatchObject({ code: -32602, message: expect.stringContaining("Unknown tool") });
  });

  it("reads what went wrong", async () => {
    const result = await signedIn.client.callTool({ name: "read_document", arguments: { id: "A".repeat(22) } });
    expect(result).toMatchObject({ isError: true, content: [{ text: expect.stringContaining("no such document") }] });
  });

  it("R-08 R-53 asks its person for the scope that a call lacks, and no other, and then succeeds", async () => {
    const saved = await signedIn.signingIn(() =>
      signedIn.client.callTool({ name: "save_document", arguments: { title: `Plan ${era}`, text: "Step one." } }),
    );
    expect(saved.isError).toBeFalsy();
    const [first, second] = signedIn.sentTo.map(scopesOf);
    expect(second?.filter((scope) => !first?.includes(scope))).toEqual(["documents.write"]);
  });

  it("R-53 R-62 lists and reads resources, gets prompts, each with the scope that it needs", async () => {
    const { resourceTemplates } = await signedIn.client.listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toEqual(["documents://{id}"]);
    const { prompts } = await signedIn.client.listPrompts();
    expect(prompts.map(({ name }) => name)).toEqual(["summarise_document"]);
    const saved = await signedIn.signingIn(() =>
      signedIn.client.callTool({
        name: "save_document",
        arguments: { title: `Note ${era}`, text: "Nothing is left." },
      }),
    );
    const { id } = saved.structuredContent as { readonly id: string };
    const { contents } = await signedIn.client.readResource({ uri: `documents://${id}` });
    // Marked word by word.
    expect(JSON.stringify(contents)).toMatch(/Nothing.{1,8}is.{1,8}left/);
    const { messages } = await signedIn.client.getPrompt({ name: "summarise_document", arguments: { id } });
    expect(JSON.stringify(messages)).toContain(`documents://${id}`);
    await expect(signedIn.client.readResource({ uri: "documents://../secret" })).rejects.toThrow();
  });
});
