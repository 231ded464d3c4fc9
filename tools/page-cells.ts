/** Tables as prettier and the generators write them differ in padding only. */
export const pageCells = (page: string): string => page.replaceAll(/ *\| */g, "|").replaceAll(/-{3,}/g, "---");
