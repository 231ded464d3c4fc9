/** How the server names itself to clients. */
export interface ServerInfo {
  /** Its name. */
  readonly name: string;
  readonly title: string;
  readonly version: string;
}
