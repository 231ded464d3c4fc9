/** Whether a person asked for the places of errors. */
export const isTraced = (): boolean => process.argv.includes("--trace") || (process.env["DEBUG"] ?? "") !== "";
