/** The service counts code points; a surrogate without its partner would make the whole request invalid. */
const lone = /\p{Surrogate}/gu;

export interface ChunkSize {
  readonly size: number;
  /** Code points that a chunk shares with the one before, so that nothing hides on the seam. */
  readonly overlap: number;
}

/** The whole text in pieces of at most `size` code points. */
export const chunksOf = (text: string, { size, overlap }: ChunkSize): string[] => {
  const sound = text.replace(lone, "\ufffd");
  if (sound.trim() === "") return [];
  if (sound.length <= size) return [sound];
  const points = [...sound];
  const chunks: string[] = [];
  for (let start = 0; ; start += size - overlap) {
    chunks.push(points.slice(start, start + size).join(""));
    if (start + size >= points.length) return chunks;
  }
};

export const groupsOf = <T>(items: readonly T[], most: number): T[][] => {
  const groups: T[][] = [];
  for (let i = 0; i < items.length; i += most) groups.push(items.slice(i, i + most));
  return groups;
};
