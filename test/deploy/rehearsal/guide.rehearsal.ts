import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Ended } from "../loopback.ts";
import type { Subscription } from "./subscription.ts";
import { digest, emptySubscription, goodToken } from "./subscription.ts";

/** The commands of docs/deploy.md in its order: every line of a shell block that begins with `npm run`. */
const guide = readFileSync(new URL("../../../docs/deploy.md", import.meta.url), "utf8");
const commands = [...guide.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block = ""]) =>
  block
    .split("\n")
    .filter((line) => line.startsWith("npm run "))
    .map((line) => line.replace(/ +#.*$/, "")),
);

/** How a command of the guide ends, and what it prints. The same line may stand in the guide once. */
interface Expected {
  readonly code: number;
  readonly says: RegExp;
  /** Answers questions in a terminal. */
  readonly answers?: (asked: string) => string | undefined;
  readonly after?: (subscription: Subscription, ended: Ended) => void;
}

const yes = (asked: string): string | undefined => (/Only "yes" is taken for yes: $/.test(asked) ? "yes" : undefined);
const name = (asked: string): string | undefined => /Type ([\w-]+): $/.exec(asked)?.[1];

const walk: Readonly<Record<string, Expected>> = {
  "npm run synth": { code: 0, says: /mcp-test-documents[^]*US dollars a month/ },
  "npm run posture": { code: 0, says: /./ },
  // The example names no person who approved the server, which a guardrail demands.
  "npm run guardrails": { code: 1, says: /# Guardrails[^]*approv/i },
  "npm run doctor -- --list": { code: 0, says: /mcp-test-foundation, in Azure:\n {2}Microsoft\./ },
  "npm run bootstrap -- --print": { code: 0, says: /az storage container create/ },
  "npm run bootstrap": {
    code: 0,
    says: /\+ resource provider Microsoft\.App[^]*✓ the state can be read and written/,
    answers: yes,
  },
  "npm run image -- --registry crimages --write": {
    code: 0,
    says: new RegExp(`crimages\\.azurecr\\.io/mcp-server@${digest}`),
    after: ({ place }) =>
      expect(readFileSync(place[1]!, "utf8")).toContain(`image: "crimages.azurecr.io/mcp-server@${digest}"`),
  },
  "npm run image -- --registry crimages --folder ../my-server --dockerfile Dockerfile --repository my-server": {
    code: 0,
    says: new RegExp(digest),
  },
  "npm run doctor": { code: 0, says: /✓ image +Azure can read the image by its digest[^]*✓ policies/ },
  "npm run deploy -- --plan": {
    code: 0,
    says: /mcp-test-foundation: \d+ to create[^]*mcp-test-platform: \d+ resources in it; its changes are known after mcp-test-foundation/,
  },
  "npm run deploy -- --saved": { code: 2, says: /mcp-test-foundation: applied\nmcp-test-platform: waiting/ },
  "npm run deploy": {
    code: 0,
    says: /mcp-test-foundation: unchanged\r?\nmcp-test-platform: applied\r?\nmcp-test-documents: applied[^]*mcp_url = https:/,
    answers: yes,
  },
  "npm run diff": { code: 0, says: /mcp-test-documents: unchanged/ },
  "npm run deploy -- documents": { code: 0, says: /^mcp-test-documents: unchanged/m, answers: yes },
  "npm run deploy -- --auto-approve --json --outputs-file outputs.json": {
    code: 0,
    says: /"exitCode": 0/,
    after: ({ folder }, { stdout }) => {
      const { stacks } = JSON.parse(stdout) as {
        readonly stacks: readonly { readonly name: string; readonly status: string }[];
      };
      expect(stacks.map(({ status }) => status)).toEqual(["unchanged", "unchanged", "unchanged"]);
      const outputs = JSON.parse(readFileSync(join(folder, "outputs.json"), "utf8")) as Record<
        string,
        Record<string, string>
      >;
      expect(outputs["mcp-test-documents"]?.["mcp_url"]).toMatch(/^https:\/\/.*\/mcp$/);
    },
  },
  "npm run rollout -- documents --token-command 'cat token.txt'": {
    code: 0,
    says: /ca-mcp-test-documents--r\w+ answers as it must, without traffic\.[^]*serves; ca-mcp-test-documents--r\w+ still runs/,
    answers: yes,
  },
  "npm run rollback -- documents": { code: 0, says: /serves instead of/ },
  "npm run destroy": { code: 3, says: /These hold data or a name that Azure keeps[^]*npm run destroy -- --with-data/ },
  "npm run destroy -- --with-data": {
    code: 0,
    says: /mcp-test-documents: destroyed\r?\nmcp-test-platform: destroyed\r?\nmcp-test-foundation: destroyed[^]*Stays: the vault/,
    answers: name,
  },
};

describe("docs/deploy.md, from an empty subscription to a verified endpoint and back to nothing", () => {
  let subscription: Subscription;
  beforeAll(async () => {
    subscription = await emptySubscription();
    const { folder } = subscription;
    writeFileSync(join(folder, "token.txt"), goodToken);
    mkdirSync(join(folder, "my-server"));
    writeFileSync(join(folder, "my-server/Dockerfile"), "FROM scratch\n");
  });
  afterAll(() => subscription.close());

  it("has a command for every step that is rehearsed here, and none besides", () => {
    expect(commands).toEqual(Object.keys(walk));
  });

  it.each(Object.entries(walk))("%s", async (line, { code, says, answers, after }) => {
    const { folder, place } = subscription;
    const [script = "", ...args] = [...line.slice("npm run ".length).matchAll(/'([^']*)'|(\S+)/g)]
      .map(([, quoted, plain]) => quoted ?? plain!)
      .filter((word) => word !== "--")
      .map((word) =>
        word
          .replace("../my-server", join(folder, "my-server"))
          .replace("outputs.json", join(folder, "outputs.json"))
          .replace("token.txt", join(folder, "token.txt")),
      );
    if (script === "rollout") newRevision(place[1]!);
    // These judge without writing anywhere.
    const given = [...args, ...(["posture", "guardrails"].includes(script) ? place.slice(0, 2) : place)];
    const ended = answers
      ? await subscription.converse(answers, script, ...given)
      : await subscription.run(script, ...given);
    const printed = `${ended.stdout}\n${ended.stderr}`;
    expect(printed).toMatch(says);
    expect([ended.code, line]).toEqual([code, line]);
    after?.(subscription, ended);
  });

  it("leaves nothing in the state, and asked no host that is not part of it", () => {
    const states = [...subscription.state.files("mcp").values()].map(
      (state) => (JSON.parse(state.toString()) as { readonly resources: readonly unknown[] }).resources.length,
    );
    expect(states).toEqual([0, 0, 0]);
    expect(subscription.refusedHosts).toEqual([]);
  });
});

/** A change that makes a revision. */
const newRevision = (config: string): void => {
  writeFileSync(config, readFileSync(config, "utf8").replace("users: [", "size: { cpu: 1 },\n    users: ["));
};
