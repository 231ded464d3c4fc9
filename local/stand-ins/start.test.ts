import { execFile } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { get as httpGet } from "node:http";
import type { IncomingMessage } from "node:http";
import { get as httpsGet } from "node:https";
import { connect } from "node:net";
import { dirname } from "node:path";
import { connect as tlsConnect } from "node:tls";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { certify } from "./certificate/authority.ts";
import { demoDirectory, demoHosts, demoIds, startStandIns } from "./index.ts";
import type { Fault, StandIns } from "./index.ts";

const directory = demoDirectory({ apiIdUris: ["https://mcp.example/mcp"], scopes: ["profile.read"] });
const metadata = `/${demoIds.tenant}/v2.0/.well-known/openid-configuration`;

let azure: StandIns;
beforeAll(async () => {
  azure = await startStandIns({ directory });
});
afterAll(() => azure.close());
afterEach(() => azure.faults.clear());

const received = async (message: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

const authority = (): Promise<string> => readFile(azure.env("server")["NODE_EXTRA_CA_CERTS"] ?? "", "utf8");

/** The first line that the proxy answers to a request line. */
const throughProxy = (requestLine: string): Promise<string> => {
  const { port } = new URL(azure.env("server")["HTTPS_PROXY"] ?? "");
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), "127.0.0.1", () => socket.write(`${requestLine} HTTP/1.1\r\nHost: x\r\n\r\n`));
    socket.once("error", reject);
    socket.once("data", (data) => {
      resolve(data.toString().split("\r\n")[0] ?? "");
      socket.destroy();
    });
  });
};

describe("the proxy", () => {
  it.each(Object.values(demoHosts))("leads to %s", async (host) => {
    expect(await throughProxy(`CONNECT ${host}:443`)).toContain("200");
  });

  it.each([
    "CONNECT example.com:443",
    "CONNECT localhost:443",
    "CONNECT 127.0.0.1:443",
    "CONNECT 169.254.169.254:80",
    `CONNECT ${demoHosts.vault}:80`,
    `CONNECT ${demoHosts.vault}.evil.example:443`,
    `CONNECT evil-${demoHosts.vault}:443`,
    "GET http://example.com/",
    `GET http://${demoHosts.vault}/`,
  ])("refuses %s and remembers it", async (requestLine) => {
    const before = azure.refusedHosts.length;
    expect(await throughProxy(requestLine)).toContain("403");
    expect(azure.refusedHosts.slice(before)).toEqual([requestLine.split(" ")[1]]);
  });
});

describe("the certificate", () => {
  it("is vouched for by the authority, for our names and no others", async () => {
    const ca = await authority();
    const { port } = new URL(azure.urls.direct);
    const authorized = (servername: string): Promise<boolean> =>
      new Promise((resolve) => {
        const socket = tlsConnect({ port: Number(port), host: "127.0.0.1", servername, ca }, () => {
          resolve(socket.authorized);
          socket.destroy();
        });
        socket.once("error", () => resolve(false));
      });
    expect(await authorized(demoHosts.vault)).toBe(true);
    expect(await authorized("other.vault.azure.net")).toBe(false);
  });

  it("is not good for signing others, and another start has another authority", () => {
    const first = certify(["a.example"]);
    const [root, host] = [new X509Certificate(first.authority), new X509Certificate(first.certificate)];
    expect([root.ca, host.ca, host.checkIssued(root), host.verify(root.publicKey)]).toEqual([true, false, true, true]);
    expect(new X509Certificate(certify(["a.example"]).certificate).verify(root.publicKey)).toBe(false);
  });
});

describe("a listener", () => {
  const askAs = (host: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const { port } = new URL(azure.urls.signIn);
      const request = httpGet({ port, host: "127.0.0.1", path: metadata, headers: { host } }, (message) => {
        message.resume();
        resolve(message.statusCode);
      });
      request.once("error", reject);
    });

  it.each([
    ["127.0.0.1", 200],
    ["localhost:1", 200],
    ["evil.example", 421],
    ["localhost.evil.example", 421],
  ])("asked as %j answers %i", async (host, status) => {
    expect(await askAs(host)).toBe(status);
  });

  it("is reached over TLS as localhost by programs without a proxy", async () => {
    const ca = await authority();
    const message = await new Promise<IncomingMessage>((resolve, reject) =>
      httpsGet(`${azure.urls.direct}${metadata}`, { ca }, resolve).once("error", reject),
    );
    expect(JSON.parse(await received(message))).toMatchObject({
      issuer: `${azure.urls.direct}/${demoIds.tenant}/v2.0`,
    });
  });
});

describe("a fault", () => {
  const strike = (fault: Fault, times = 1) => azure.faults.inject({ service: "entra", fault, times });
  const ask = (timeoutMs = 120_000) => fetch(azure.urls.signIn + metadata, { signal: AbortSignal.timeout(timeoutMs) });

  it("answers with another status, headers and body", async () => {
    strike({ kind: "status", status: 503, headers: { "retry-after": "7" }, body: "busy" });
    const reply = await ask();
    expect([reply.status, reply.headers.get("retry-after"), await reply.text()]).toEqual([503, "7", "busy"]);
  });

  it("answers late", async () => {
    strike({ kind: "delay", ms: 1 });
    expect((await ask()).status).toBe(200);
    azure.faults.inject({ service: "entra", fault: { kind: "delay", ms: 3_600_000 }, path: metadata });
    const gone = new AbortController();
    const late = fetch(azure.urls.signIn + metadata, { signal: gone.signal }).then(
      () => "answered",
      () => "given up",
    );
    // Meanwhile others are answered.
    const keys = `${azure.urls.signIn}/${demoIds.tenant}/discovery/v2.0/keys`;
    for (let count = 0; count < 3; count += 1) expect((await fetch(keys)).status).toBe(200);
    gone.abort();
    expect(await late).toBe("given up");
  });

  it("never answers", async () => {
    strike({ kind: "hang" });
    await expect(ask(300)).rejects.toThrow(/timeout/);
  });

  it("cuts the connection", async () => {
    strike({ kind: "reset" });
    await expect(ask()).rejects.toThrow("fetch failed");
  });

  it("answers nonsense, or a configured answer", async () => {
    strike({ kind: "garbage" });
    await expect((await ask()).json()).rejects.toThrow(SyntaxError);
    strike({ kind: "garbage", body: "{}" });
    expect(await (await ask()).json()).toEqual({});
  });

  it("answers half and cuts", async () => {
    strike({ kind: "partial" });
    const reply = await ask();
    expect(reply.status).toBe(200);
    await expect(reply.text()).rejects.toThrow("terminated");
  });

  it("answers half and falls silent", async () => {
    strike({ kind: "partial", then: "hang" });
    const reply = await ask(500);
    await expect(reply.text()).rejects.toThrow(/timeout|abort/);
  });

  it("strikes a configured number of times", async () => {
    strike({ kind: "status", status: 500 }, 2);
    expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([500, 500, 200]);
  });

  it("strikes until it is cancelled", async () => {
    const cancel = azure.faults.inject({ service: "entra", fault: { kind: "status", status: 500 } });
    expect((await ask()).status).toBe(500);
    cancel();
    expect((await ask()).status).toBe(200);
  });

  it.each([
    [{ path: "/nothing" }, 200],
    [{ path: `/${demoIds.tenant}` }, 500],
    [{ path: /openid-configuration$/ }, 500],
    [{ path: /keys$/ }, 200],
    [{ method: "POST" }, 200],
  ])("that is for %j strikes only there", async (where, status) => {
    azure.faults.inject({ service: "entra", fault: { kind: "status", status: 500 }, ...where });
    expect((await ask()).status).toBe(status);
  });

  it("of another service does not strike here", async () => {
    azure.faults.inject({ service: "vault", fault: { kind: "status", status: 500 } });
    expect((await ask()).status).toBe(200);
  });
});

it("the journal holds what was asked, without queries", async () => {
  azure.journal.clear();
  await fetch(`${azure.urls.signIn}${metadata}?secret=1`);
  expect(azure.journal.entries).toEqual([{ service: "entra", method: "GET", path: metadata, status: 200 }]);
  expect([azure.journal.count("entra"), azure.journal.count("vault")]).toEqual([1, 0]);
});

it("an identity that does not exist has no environment", () => {
  expect(() => azure.env("unknown")).toThrow('identity: "unknown" is none of server, gateway');
});

describe("the end", () => {
  it("closes every port, also under open requests, and removes the file", async () => {
    const short = await startStandIns({ directory });
    const env = short.env("server");
    short.faults.inject({ service: "entra", fault: { kind: "hang" } });
    const hanging = fetch(short.urls.signIn + metadata).catch((error: unknown) => error);
    await expect.poll(() => short.journal.count("entra")).toBe(1);
    await short.close();
    expect(await hanging).toBeInstanceOf(Error);
    expect(existsSync(dirname(env["NODE_EXTRA_CA_CERTS"] ?? ""))).toBe(false);
    for (const url of [short.urls.signIn, short.urls.direct, env["HTTPS_PROXY"], env["IDENTITY_ENDPOINT"]]) {
      await expect(fetch(String(url))).rejects.toThrow("fetch failed");
    }
  });

  it("removes the file of a process that ends without closing", async () => {
    const script = `
      import { demoDirectory, startStandIns } from ${JSON.stringify(new URL("index.ts", import.meta.url).href)};
      const azure = await startStandIns({ directory: demoDirectory({ apiIdUris: ["api://a"], scopes: [] }) });
      console.log(azure.env("server").NODE_EXTRA_CA_CERTS);
      process.exit(0);`;
    const args = ["--conditions=@mcp-landing-zone/source", "--import", "tsx", "--input-type=module", "--eval", script];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(stdout).toContain("authority.pem");
    expect(existsSync(stdout.trim())).toBe(false);
  });

  it("comes at once when the wanted port is taken", async () => {
    const port = Number(new URL(azure.urls.signIn).port);
    await expect(startStandIns({ directory, port })).rejects.toThrow("EADDRINUSE");
  });
});
