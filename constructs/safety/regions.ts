/**
 * Where Content Safety answers `text:shieldPrompt`.
 * https://learn.microsoft.com/azure/ai-services/content-safety/region-availability, as of 9 September 2026
 */
export const promptShieldsRegions: readonly string[] = [
  ...["brazilsouth", "canadacentral", "canadaeast", "centralus", "eastus", "eastus2", "northcentralus"],
  ...["southcentralus", "westus", "westus2", "westus3"],
  ...["francecentral", "germanywestcentral", "italynorth", "polandcentral", "spaincentral", "swedencentral"],
  ...["switzerlandnorth", "switzerlandwest", "uksouth", "westeurope"],
  ...["australiaeast", "japaneast", "koreacentral", "southeastasia", "southindia"],
  ...["southafricanorth", "uaenorth"],
];

/** `West Europe`, as people and the portal write it, is `westeurope`, as Azure does. */
export const canonicalRegion = (location: string): string => location.toLowerCase().replaceAll(" ", "");
