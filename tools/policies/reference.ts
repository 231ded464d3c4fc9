import { writeFileSync } from "node:fs";
import { referencePage } from "./reference-page.ts";

writeFileSync(new URL("../../gateway/policy/REFERENCE.md", import.meta.url), referencePage());
