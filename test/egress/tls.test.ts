import { once } from "node:events";
import { createServer as createTcpServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { createServer } from "node:https";
import type { RequestListener } from "node:http";
import type { TlsOptions } from "node:tls";
import { afterEach, describe, expect, it } from "vitest";
import { certify } from "../../local/stand-ins/certificate/authority.ts";
import { createTlsConnector } from "../../server/src/egress/connection.ts";
import { createEgress } from "../../server/src/egress/fetch.ts";
import { EgressRefusal } from "../../server/src/egress/refusal.ts";

const day = 24 * 3_600_000;
const close: (() => void)[] = [];
afterEach(() => {
  for (const end of close.splice(0)) end();
});

interface Site {
  readonly port: number;
  readonly authority: string;
  /** The name that each handshake asked for (SNI). */
  readonly names: string[];
  /** The host that each request asked for. */
  readonly hosts: string[];
}

/** A real TLS server on loopback, whose certificate is good for these names. */
const site = async (
  names: readonly string[],
  {
    answer = (_request, response) => void response.end("hello"),
    now,
    ...tls
  }: { readonly answer?: RequestListener; readonly now?: number } & TlsOptions = {},
): Promise<Site> => {
  const { authority, certificate, privateKey } = certify(names, now);
  const asked: string[] = [];
  const hosts: string[] = [];
  const server = createServer({ cert: certificate, key: privateKey, ...tls }, (request, response) => {
    hosts.push(request.headers.host ?? "");
    answer(request, response);
  });
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => sockets.add(socket));
  server.on("secureConnection", ({ servername }) => asked.push(String(servername)));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  close.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, authority, names: asked, hosts };
};

/** The product's client, with its own connector; names lead to loopback, which the entry opens. */
const client = (ports: Readonly<Record<string, number>>, authority?: string, timeoutMs = 10_000) =>
  createEgress({
    allow: Object.entries(ports).map(([host, port]) => ({ host, port, private: ["127.0.0.0/8"] })),
    resolve: async () => ["127.0.0.1"],
    limits: { timeoutMs },
    ...(authority !== undefined && { connect: createTlsConnector(authority) }),
  });

const refusal = async (promise: Promise<unknown>): Promise<{ readonly code: string; readonly cause: string }> => {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof EgressRefusal)) throw new Error(`no refusal: ${String(error)}`);
  return { code: error.code, cause: String((error.cause as { readonly code?: string } | undefined)?.code) };
};

describe("R-22 the egress client and a real TLS server", () => {
  it("R-22 fetches where the certificate is for the name, and asks for that name by SNI and Host", async () => {
    const { port, authority, names, hosts } = await site(["docs.example"]);
    const response = await client({ "docs.example": port }, authority).fetch(`https://docs.example:${port}/`);
    expect([response.status, await response.text()]).toEqual([200, "hello"]);
    expect({ names, hosts }).toEqual({ names: ["docs.example"], hosts: [`docs.example:${port}`] });
  });

  it("R-22 refuses a certificate of an unknown authority, and sends nothing", async () => {
    const { port, hosts } = await site(["docs.example"]);
    const { fetch } = client({ "docs.example": port });
    expect(await refusal(fetch(`https://docs.example:${port}/`))).toMatchObject({
      code: "connection",
      cause: expect.stringMatching(/UNABLE_TO|SELF_SIGNED/) as string,
    });
    expect(hosts).toEqual([]);
  });

  it.each([
    ["for another name", ["other.example"], 0, "ERR_TLS_CERT_ALTNAME_INVALID"],
    ["that is good for the address alone", ["127.0.0.1"], 0, "ERR_TLS_CERT_ALTNAME_INVALID"],
    ["that has expired", ["docs.example"], 60, "CERT_HAS_EXPIRED"],
  ])("R-22 refuses a certificate %s, and sends nothing", async (_what, names, daysAgo, cause) => {
    const { port, authority, hosts } = await site(names, { now: Date.now() - daysAgo * day });
    const { fetch } = client({ "docs.example": port }, authority);
    expect(await refusal(fetch(`https://docs.example:${port}/`))).toEqual({ code: "connection", cause });
    expect(hosts).toEqual([]);
  });

  it("R-22 refuses TLS 1.1", async () => {
    const ciphers = "DEFAULT@SECLEVEL=0";
    const { port, authority, hosts } = await site(["docs.example"], {
      minVersion: "TLSv1",
      maxVersion: "TLSv1.1",
      ciphers,
    });
    const { fetch } = client({ "docs.example": port }, authority);
    expect(await refusal(fetch(`https://docs.example:${port}/`))).toMatchObject({ code: "connection" });
    expect(hosts).toEqual([]);
  });

  it("R-22 checks the certificate of the host that a redirect leads to, and leaves the caller's headers behind", async () => {
    const second = await site(["other.example"], {
      answer: (request, response) => void response.end(request.headers["x-key"] ?? "none"),
    });
    const first = await site(["docs.example"], {
      answer: (_request, response) =>
        void response.writeHead(302, { location: `https://pages.example:${second.port}/` }).end(),
    });
    const ports = { "docs.example": first.port, "pages.example": second.port };
    const trusted = [first.authority, second.authority].join("");
    const { fetch } = client(ports, trusted);
    const sent = fetch(`https://docs.example:${first.port}/`, { headers: { "x-key": "k" } });
    expect(await refusal(sent)).toEqual({ code: "connection", cause: "ERR_TLS_CERT_ALTNAME_INVALID" });
    expect([first.hosts.length, second.hosts.length]).toEqual([1, 0]);
  });

  it("R-22 follows a redirect to a host with a certificate of its own, by its own name", async () => {
    const second = await site(["pages.example"], {
      answer: (request, response) => void response.end(request.headers["x-key"] ?? "none"),
    });
    const first = await site(["docs.example"], {
      answer: (_request, response) =>
        void response.writeHead(302, { location: `https://pages.example:${second.port}/` }).end(),
    });
    const ports = { "docs.example": first.port, "pages.example": second.port };
    const { fetch } = client(ports, [first.authority, second.authority].join(""));
    const response = await fetch(`https://docs.example:${first.port}/`, { headers: { "x-key": "k" } });
    expect(await response.text()).toBe("none");
    expect(second.names).toEqual(["pages.example"]);
  });

  it("R-22 does not follow a redirect to a host that is not allowed, however good its certificate is", async () => {
    const second = await site(["pages.example"]);
    const first = await site(["docs.example"], {
      answer: (_request, response) =>
        void response.writeHead(302, { location: `https://pages.example:${second.port}/` }).end(),
    });
    const { fetch } = client({ "docs.example": first.port }, [first.authority, second.authority].join(""));
    expect((await refusal(fetch(`https://docs.example:${first.port}/`))).code).toBe("host");
    expect(second.names).toEqual([]);
  });

  it("R-55 gives up a handshake that stalls at its time limit, and closes the connection", async () => {
    const server = createTcpServer();
    const closed = new Promise<void>((resolve) => {
      server.on("connection", (socket) => {
        socket.resume();
        socket.once("close", () => resolve());
        socket.once("error", () => undefined);
      });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    close.push(() => server.close());
    const { port } = server.address() as AddressInfo;
    const { fetch } = client({ "docs.example": port }, undefined, 100);
    expect((await refusal(fetch(`https://docs.example:${port}/`))).code).toBe("time");
    await closed;
  });

  it("R-55 gives up an answer that stalls behind a good handshake", async () => {
    const { port, authority } = await site(["docs.example"], {
      answer: (_request, response) => void response.write("begun"),
    });
    const { fetch } = client({ "docs.example": port }, authority, 300);
    const response = await fetch(`https://docs.example:${port}/`);
    expect((await refusal(response.text())).code).toBe("time");
  });
});
