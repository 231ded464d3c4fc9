/** The lines of `terraform plan -json` and `apply -json` that are read here: https://developer.hashicorp.com/terraform/internals/machine-readable-ui */
export type TerraformEvent =
  | { readonly type: "apply_start"; readonly hook: Hook & { readonly action: string } }
  | { readonly type: "apply_progress" | "apply_complete" | "apply_errored"; readonly hook: Hook & Elapsed }
  | { readonly type: "diagnostic"; readonly diagnostic: Diagnostic };

interface Hook {
  readonly resource: { readonly addr: string; readonly resource_type: string };
  readonly action: string;
}

interface Elapsed {
  readonly elapsed_seconds: number;
}

export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
}

const known = new Set(["apply_start", "apply_progress", "apply_complete", "apply_errored", "diagnostic"]);

/** Nothing for a line that is no event, or one that is not needed here. */
export const eventOf = (line: string): TerraformEvent | undefined => {
  if (!line.startsWith("{")) return undefined;
  try {
    const event = JSON.parse(line) as TerraformEvent;
    return known.has(event.type) ? event : undefined;
  } catch {
    return undefined;
  }
};
