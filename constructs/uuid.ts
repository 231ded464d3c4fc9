import { createHash } from "node:crypto";
import { refuseUnless } from "./errors.ts";

/** The namespaces of RFC 9562, section 6.6. */
export const uuidNamespaces = {
  dns: "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
  url: "6ba7b811-9dad-11d1-80b4-00c04fd430c8",
  oid: "6ba7b812-9dad-11d1-80b4-00c04fd430c8",
  x500: "6ba7b814-9dad-11d1-80b4-00c04fd430c8",
} as const;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isUuid = (text: string): boolean => UUID.test(text);

/** The UUID of a name, RFC 9562 version 5: the same name in the same namespace gives the same id, on any machine, at any time. */
export const uuidV5 = (namespace: string, name: string): string => {
  refuseUnless(isUuid(namespace), "VALUE_INVALID", {
    field: "namespace",
    received: namespace,
    expected: "a UUID, such as one of uuidNamespaces",
  });
  const bytes = createHash("sha1")
    .update(Buffer.from(namespace.replaceAll("-", ""), "hex"))
    .update(name, "utf8")
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6); // version 5
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8); // variant of the RFC
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
};
