import { beforeEach, expect, it } from "vitest";
import { TestFacade, claudeId, codeId, editorId } from "./test-facade.ts";

let facade: TestFacade;

beforeEach(() => {
  facade = new TestFacade();
});

const claude = "https://claude.ai/api/mcp/auth_callback";
const register = (body: string, type = "application/json") =>
  facade.call("register", { headers: [["Content-Type", type]], body });

it("R-74 R-176 a client that may have its answers gets its own id, and nothing of what else it said", async () => {
  const answer = await register(
    JSON.stringify({
      redirect_uris: ["https://vscode.dev/redirect", "http://localhost:5555/callback"],
      client_name: "<script>alert(1)</script>",
      client_uri: "https://evil.example",
      token_endpoint_auth_method: "client_secret_basic",
      grant_types: ["authorization_code", "client_credentials"],
      scope: "https://graph.microsoft.com/.default",
      jwks_uri: "http://169.254.169.254/",
    }),
  );
  expect(answer.status).toBe(201);
  expect(JSON.parse(answer.text)).toEqual({
    client_id: codeId,
    redirect_uris: ["https://vscode.dev/redirect", "http://localhost:5555/callback"],
    token_endpoint_auth_method: "none",
    response_types: ["code"],
    grant_types: ["authorization_code", "refresh_token"],
  });
});

it.each([
  [[claude], claudeId],
  [["https://vscode.dev/redirect"], codeId],
  [["http://127.0.0.1:1/", "http://127.0.0.1"], codeId],
  [["https://editor.example/back"], editorId],
])("R-04 R-176 each client gets the id of its own application: %j", async (redirect_uris, id) => {
  expect(JSON.parse((await register(JSON.stringify({ redirect_uris }))).text).client_id).toBe(id);
});

it("R-161 R-22 a registration is kept nowhere, and fetches nothing", async () => {
  const answer = await register(JSON.stringify({ redirect_uris: [claude], logo_uri: "https://evil.example/x" }));
  expect([answer.header("Cache-Control"), answer.header("Content-Type")]).toEqual(["no-store", "application/json"]);
  expect([facade.ports.sent, facade.ports.forwarded]).toEqual([[], []]);
});

it.each([
  ["none", undefined],
  ["an empty list", []],
  ["a text", claude],
  ["null", null],
  ["an object", { 0: claude }],
  ["a list of lists", [[claude]]],
  ["a number among them", [claude, 1]],
  ["addresses of two clients", [claude, "https://vscode.dev/redirect"]],
  ["a foreign address", ["https://evil.example/"]],
  ["a foreign address among them", [claude, "https://evil.example/"]],
  ["an address with more behind it", ["https://editor.example/backx"]],
  ["an address on another path", ["http://localhost:1/other"]],
  ["a scheme of its own", ["cursor://anysphere.cursor-mcp/oauth/callback"]],
  ["markup", ['"><script>alert(1)</script>']],
  ["eleven", Array.from({ length: 11 }, () => claude)],
])("R-19 with redirect_uris that are %s it is refused", async (_, redirect_uris) => {
  const answer = await register(JSON.stringify({ redirect_uris }));
  expect([answer.status, JSON.parse(answer.text).error, answer.decision.stage]).toEqual([
    400,
    "invalid_redirect_uri",
    "redirects",
  ]);
  expect(answer.text).not.toMatch(/evil|<script|anysphere/);
});

it.each([
  ["nothing", "", "metadata"],
  ["half", '{"redirect_uris":["', "metadata"],
  ["a list", `[{"redirect_uris":["${claude}"]}]`, "metadata"],
  ["a name twice", `{"redirect_uris":["${claude}"],"redirect_uris":["https://evil.example/"]}`, "metadata"],
  ["a text", `"${claude}"`, "metadata"],
  ["a form", "redirect_uris=x", "metadata"],
  ["too much", JSON.stringify({ redirect_uris: [claude], padding: "x".repeat(16 * 1024) }), "size"],
])("R-34 a body that is %s is refused", async (_, body, stage) => {
  const answer = await register(body);
  expect([answer.status, JSON.parse(answer.text).error, answer.decision.stage]).toEqual([
    400,
    "invalid_client_metadata",
    stage,
  ]);
});

it("R-34 a body that is declared too long is refused unread", async () => {
  const headers = [["Content-Type", "application/json"], ["Content-Length", "16385"]] as const; // prettier-ignore
  const answer = await facade.call("register", { headers, body: JSON.stringify({ redirect_uris: [claude] }) });
  expect([answer.status, answer.decision.stage]).toEqual([400, "size"]);
});

it.each(["text/plain", "application/x-www-form-urlencoded", "application/jsonx", ""])(
  "R-34 a page of another origin cannot register with a plain form: %j",
  async (type) => {
    expect((await register(JSON.stringify({ redirect_uris: [claude] }), type)).decision.stage).toBe("type");
  },
);
