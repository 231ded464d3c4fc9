// The file that `npm start -- --indicators <file>` reads: it is judged before anything is started.
import { readFileSync } from "node:fs";
import type { IndicatorList } from "../../server/src/indicators/list.ts";
import { LaunchError } from "../launch-error.ts";

/** What is refused: hosts, clients, digests of definitions. */
export type Indicators = Pick<IndicatorList, "hosts" | "clients" | "digests">;

export const readIndicatorFile = (file: string): Indicators => {
  try {
    const { hosts = [], clients = [], digests = [] } = JSON.parse(readFileSync(file, "utf8")) as Partial<Indicators>;
    return { hosts, clients, digests };
  } catch (error) {
    const right = '--indicators: a JSON file such as { "hosts": ["evil.example"], "clients": [], "digests": [] }';
    throw new LaunchError(`--indicators: received ${file}: ${(error as Error).message}`, right);
  }
};
