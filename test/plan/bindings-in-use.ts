import { readFileSync } from "node:fs";
import { join } from "node:path";

export type BoundProvider = "azurerm" | "azuread" | "time";

interface BindingInUse {
  readonly provider: BoundProvider;
  readonly mode: "resource" | "data";
  readonly type: string;
}

/** The resource and data source types that the constructs can use: those of the one file that imports the bindings. */
export const bindingsInUse = (): BindingInUse[] => {
  const facade = readFileSync(join(import.meta.dirname, "../../constructs/providers.ts"), "utf8");
  const modules = new Set(facade.match(/provider-(azurerm|azuread|time)\/lib\/(?!provider\/)[\w-]+(?=\/)/g));
  return [...modules].map((path) => {
    const [provider, module] = path.replace("provider-", "").split("/lib/") as [BoundProvider, string];
    const name = module.replaceAll("-", "_");
    return module.startsWith("data-")
      ? { provider, mode: "data", type: name.slice("data_".length) }
      : { provider, mode: "resource", type: `${provider}_${name}` };
  });
};
