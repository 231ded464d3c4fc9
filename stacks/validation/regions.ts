/**
 * The public regions, in their short form; https://learn.microsoft.com/azure/reliability/regions-list. Add a region that Azure has gained: what is not
 * here is taken for a typing error.
 */
export const regions: readonly string[] = [
  ...["australiacentral", "australiacentral2", "australiaeast", "australiasoutheast", "austriaeast", "belgiumcentral"],
  ...["brazilsouth", "brazilsoutheast", "canadacentral", "canadaeast", "centralindia", "centralus", "chilecentral"],
  ...["denmarkeast", "eastasia", "eastus", "eastus2", "francecentral", "francesouth", "germanynorth"],
  ...["germanywestcentral", "indonesiacentral", "israelcentral", "italynorth", "japaneast", "japanwest"],
  ...["jioindiacentral", "jioindiawest", "koreacentral", "koreasouth", "malaysiawest", "mexicocentral"],
  ...["newzealandnorth", "northcentralus", "northeurope", "norwayeast", "norwaywest", "polandcentral", "qatarcentral"],
  ...["southafricanorth", "southafricawest", "southcentralus", "southeastasia", "southindia", "spaincentral"],
  ...["swedencentral", "swedensouth", "switzerlandnorth", "switzerlandwest", "uaecentral", "uaenorth", "uksouth"],
  ...["ukwest", "westcentralus", "westeurope", "westindia", "westus", "westus2", "westus3"],
];

/**
 * What Azure did not have in some regions when this was looked up, in November 2026, from pages of up to a year before. Azure adds to it: take a region
 * out of its list when Azure has caught up.
 */
export const lacking = {
  /** https://learn.microsoft.com/azure/reliability/regions-list */
  zones: [
    ...["australiacentral", "australiacentral2", "australiasoutheast", "brazilsoutheast", "canadaeast", "francesouth"],
    ...["germanynorth", "koreasouth", "northcentralus", "norwaywest", "southafricawest", "southindia", "swedensouth"],
    ...["switzerlandwest", "uaecentral", "ukwest", "westcentralus", "westindia", "westus"],
  ],
  /** A second region that storage is copied to; the same page. */
  pair: [
    ...["austriaeast", "indonesiacentral", "israelcentral", "italynorth", "mexicocentral", "newzealandnorth"],
    ...["polandcentral", "qatarcentral", "spaincentral"],
  ],
  /** https://learn.microsoft.com/azure/api-management/api-management-region-availability */
  gatewayV2: [
    ...["israelcentral", "japanwest", "mexicocentral", "newzealandnorth", "polandcentral", "qatarcentral"],
    ...["southeastasia", "spaincentral", "switzerlandwest", "westus3"],
  ],
} as const satisfies Record<string, readonly string[]>;
