/** Pieces of a tool's answer, in the shape of the wire. */
export type ContentBlock =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "image" | "audio"; readonly data: string; readonly mimeType: string }
  | {
      readonly type: "resource";
      readonly resource: {
        readonly uri: string;
        readonly mimeType?: string;
      } & ({ readonly text: string } | { readonly blob: string });
    };

/** The binary part of a block, in Base64; it cannot be inspected. */
export const bytesOf = (block: ContentBlock): string | undefined => {
  if ("data" in block) return block.data;
  return block.type === "resource" && "blob" in block.resource ? block.resource.blob : undefined;
};

/** The media kind of the block's bytes. */
export const mimeTypeOf = (block: ContentBlock): string =>
  ("data" in block ? block.mimeType : block.type === "resource" ? block.resource.mimeType : undefined) ?? "";
