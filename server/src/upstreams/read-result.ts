import { bytesOf } from "../tools/content-block.ts";
import type { ContentBlock } from "../tools/content-block.ts";
import { ToolRefusal } from "../refusal/tool-refusal.ts";
import { mime } from "../readings/define-resource.ts";
import { isRecord } from "../record.ts";
import { textInBytes } from "./text-in-bytes.ts";

/** A result of an upstream, in our own shapes: nothing is kept that they have no place for. */
export interface ReadResult {
  readonly blocks: readonly ContentBlock[];
  /** Undefined when there was none. */
  readonly structured: unknown;
  readonly failed: boolean;
}

type Members = Readonly<Record<string, unknown>>;

const mostBlocks = 64;
export const base64 = /^[A-Za-z0-9+/]*={0,2}$/;

const text = (value: unknown): ContentBlock => {
  if (typeof value !== "string") throw new ToolRefusal("output-invalid");
  return { type: "text", text: value };
};

const media = (type: "image" | "audio", { data, mimeType }: Members): ContentBlock => {
  const right = typeof mimeType === "string" && new RegExp(`^${type}/[a-z0-9.+-]{1,40}$`).test(mimeType);
  if (!right || typeof data !== "string" || !base64.test(data)) throw new ToolRefusal("output-invalid");
  const said = textInBytes(data);
  return said === undefined ? { type, data, mimeType } : text(said);
};

const address = /^[a-z][a-z0-9+.-]{0,30}:[^\s<>"]{1,2000}$/i;

/** Bytes that cannot be inspected are left out, and reported to be. */
export const leftOut = "[a binary resource was left out]";

/** Its address gets the server's name in front, so that it is never taken for one of another server, or for a file of the reader's. */
export const servedAddress = (server: string, uri: string): string => `${server}+${uri}`;

const resource = (value: unknown, server: string): ContentBlock => {
  if (!isRecord(value)) throw new ToolRefusal("output-invalid");
  const { uri, mimeType, text: content } = value;
  if (typeof content !== "string") return text(leftOut);
  if (typeof uri !== "string" || !address.test(uri)) throw new ToolRefusal("output-invalid");
  // Nothing but an address is foreign text as well: as a text it is marked, and its reader asked before a change.
  if (content.trim() === "") return text(JSON.stringify({ link: servedAddress(server, uri) }));
  const known = typeof mimeType === "string" && mime.test(mimeType) ? { mimeType } : {};
  return { type: "resource", resource: { uri: servedAddress(server, uri), ...known, text: content } };
};

/** A link leads to what this server does not serve, so it is given as a text. */
const link = ({ uri, name, title, description }: Members): ContentBlock =>
  text(JSON.stringify({ link: uri, name, title, description }));

const readers: Readonly<Record<string, (block: Members, server: string) => ContentBlock>> = {
  text: (block) => text(block["text"]),
  image: (block) => media("image", block),
  audio: (block) => media("audio", block),
  resource: (block, server) => resource(block["resource"], server),
  resource_link: link,
};

/** A block of an answer, in our own shape. */
export const readBlock = (block: unknown, server: string): ContentBlock => {
  const type = isRecord(block) ? block["type"] : undefined;
  const read = typeof type === "string" && Object.hasOwn(readers, type) ? readers[type] : undefined;
  if (!read) throw new ToolRefusal("output-invalid");
  return read(block as Members, server);
};

/** A list of an answer, no longer than any reader needs. */
export const assertList: (value: unknown) => asserts value is readonly unknown[] = (value) => {
  if (!Array.isArray(value)) throw new ToolRefusal("output-invalid");
  if (value.length > mostBlocks) throw new ToolRefusal("output-too-large");
};

/** Texts are cut to size later, and say that they were; a picture cannot be. */
export const assertFits = (blocks: readonly ContentBlock[], maxBytes: number): void => {
  const uncuttable = blocks.reduce((sum, block) => sum + (bytesOf(block)?.length ?? 0), 0);
  if (uncuttable > maxBytes) throw new ToolRefusal("output-too-large");
};

/** Reads what an upstream answered, or refuses it as a whole. */
export const readResult = (value: unknown, maxBytes: number, server: string): ReadResult => {
  if (!isRecord(value)) throw new ToolRefusal("output-invalid");
  const { content = [], structuredContent, isError = false } = value;
  assertList(content);
  if (typeof isError !== "boolean") throw new ToolRefusal("output-invalid");
  const blocks = content.map((block) => readBlock(block, server));
  assertFits(blocks, maxBytes);
  return { blocks, structured: structuredContent, failed: isError };
};
