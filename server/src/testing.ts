// What a tool's author tests with: the real server, its ports in memory, callers by name.
export type { CallAnswer, Caller, CallOptions, FormAnswer } from "./test-server/caller.ts";
export type { Answered } from "./test-server/messages.ts";
export type { Rights } from "./test-server/people.ts";
export type { ScriptedShield } from "./test-server/scripted-shield.ts";
export { createTestServer } from "./test-server/test-server.ts";
export type { TestServer, TestServerOptions, WrittenLine } from "./test-server/test-server.ts";
