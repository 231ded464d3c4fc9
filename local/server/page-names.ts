// Loaded before the server: stand-in for the name service, for the one web site that has no name of Azure's. Every other name is looked up as usual.
import { Resolver } from "node:dns/promises";
import { pagesHost } from "../stand-ins/hosts.ts";

const loopback = "127.0.0.1";
const usual: (this: Resolver, host: string) => Promise<readonly string[]> = Resolver.prototype.resolve4;

Object.defineProperty(Resolver.prototype, "resolve4", {
  value: function (this: Resolver, host: string) {
    return host === pagesHost ? Promise.resolve([loopback]) : usual.call(this, host);
  },
});
