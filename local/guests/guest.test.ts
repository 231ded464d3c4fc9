import { describe, expect, it } from "vitest";
import { parseGuest, wordsOf } from "./guest.ts";

describe("a server of the command line", () => {
  it("over HTTP on this machine is reached without TLS, in its own range alone", () => {
    expect(parseGuest("weather=http://127.0.0.1:3000/mcp")).toEqual({
      name: "weather",
      upstream: { name: "weather", url: "https://localhost:3000/mcp", private: ["127.0.0.0/8"] },
    });
  });

  it("elsewhere is reached over https", () => {
    expect(parseGuest("docs=https://docs.example.com/mcp").upstream).toEqual({
      name: "docs",
      url: "https://docs.example.com/mcp",
    });
  });

  it("is a command otherwise, which gets a path and a home of this environment and nothing else", () => {
    const { upstream } = parseGuest('files=node "a b.js" --root /tmp');
    expect(upstream).toMatchObject({ name: "files", args: ["a b.js", "--root", "/tmp"] });
    expect("command" in upstream && upstream.command).toMatch(/^\/.*node$/);
    expect("env" in upstream && Object.keys(upstream.env ?? {})).toEqual(
      expect.not.arrayContaining(["NODE_OPTIONS", "AZURE_CLIENT_SECRET"]),
    );
  });

  it.each([
    ["http://127.0.0.1:3000/mcp", /--server: received http.*should be <name>=/],
    ["Weather=http://127.0.0.1:3000/mcp", /received Weather; should be 2 to 20 small letters/],
    ["mcp=http://127.0.0.1:3000/mcp", /received mcp; should be .*not the reference server's name/],
    ["weather=http://weather.example/mcp", /should be https, or http on this machine/],
    ["weather=https://user:pass@weather.example/mcp", /--server weather.url: received .*without credentials/],
    ["files=no-such-program --root /tmp", /received no-such-program; should be a program that is on the PATH/],
    ["files=node --key=abc", /--server files.args: .*no secrets/],
  ])("R-157 %s is refused, with what would be right", (text, message) => {
    expect(() => parseGuest(text)).toThrow(message);
  });

  it("splits words as a person writes them", () => {
    expect(wordsOf(`npx -y "my server" --name='a b'`)).toEqual(["npx", "-y", "my server", "--name='a", "b'"]);
  });
});
