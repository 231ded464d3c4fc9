import { characters } from "../policy/index.ts";

/** Words of operators, with spaces between them, in what a named value holds. */
export const operatorWords = characters("A-Za-z0-9_.: -", 1, 4096);
