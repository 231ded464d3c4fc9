// Prints which case of the suite proves what, as JSON, for programs that only read of the suite.
import { allCases } from "./families.ts";

process.stdout.write(JSON.stringify(allCases.map(({ id, title, proves }) => ({ id, title, proves }))));
