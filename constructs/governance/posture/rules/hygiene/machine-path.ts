import type { Rule } from "../../rule.ts";
import { searchStacks } from "./stack-text.ts";

/**
 * Where home directories, checkouts and temporary files are, and the local backend's absolute path wherever that is. Ids of API Center begin like a
 * checkout and are none.
 */
const PATH =
  /(?<![\w.:/$}-])(?:\/(?:home|Users|root|tmp|private|var\/folders|workspaces?(?!\/default\/(?:environments|apis)\/)|builds?|mnt|opt)\/|[A-Za-z]:\\\\|file:\/\/)|"local":\{"path":"\/|"path":"\/[^"]*\.tfstate"/g;

export const machinePath: Rule = {
  id: "machine-path",
  severity: "low",
  title: "No path of the machine that wrote a stack is in it",
  why: "The same input would give other bytes elsewhere, and the path shows who built it.",
  references: ["R-84"],
  check: (graph) => searchStacks(graph, PATH, "a path of this machine"),
};
