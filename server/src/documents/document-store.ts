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
  search(owner: string, words: string, limit: number, signal: AbortSignal): Promise<readonly DocumentSummary[]>;
  read(owner: string, id: string, signal: AbortSignal): Promise<Document | undefined>;
  save(
    owner: string,
    document: { readonly title: string; readonly text: string },
    signal: AbortSignal,
  ): Promise<string>;
  /** Whether there was one. */
  delete(owner: string, id: string, signal: AbortSignal): Promise<boolean>;
}
