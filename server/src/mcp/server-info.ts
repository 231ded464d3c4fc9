/** How the server names itself to clients. */
export interface ServerInfo {
  /** Its name. */
  readonly name: string;
  /** What people see. */
  readonly title: string;
  /** The version of the server. */
  readonly version: string;
}
