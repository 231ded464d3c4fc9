export interface DocumentSummary {
  readonly id: string;
  readonly title: string;
  /** RFC 3339. */
  readonly modified: string;
}

export interface Document extends DocumentSummary {
  readonly text: string;
}

/**
 * Documents, each of one owner. `owner` is always a principal's key: a document of another owner and one that does not exist
 * are the same answer.
 */
export interface DocumentStore {
  /** The documents of a person that have the words. */
  search(owner: string, words: string, limit: number, signal: AbortSignal): Promise<readonly DocumentSummary[]>;
  /** One document of a person; nothing where it is not theirs. */
  read(owner: string, id: string, signal: AbortSignal): Promise<Document | undefined>;
  /** Keeps a document for a person. */
  save(
    owner: string,
    document: { readonly title: string; readonly text: string },
    signal: AbortSignal,
  ): Promise<string>;
  /** Whether there was one. */
  delete(owner: string, id: string, signal: AbortSignal): Promise<boolean>;
}
