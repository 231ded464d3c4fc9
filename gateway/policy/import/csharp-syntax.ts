/** C# as far as policy expressions of one value go: no statements. */
export type CsharpNode =
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "constant"; readonly value: boolean | null }
  | { readonly kind: "interpolated"; readonly parts: readonly (string | CsharpNode)[] }
  | { readonly kind: "name"; readonly name: string }
  | {
      readonly kind: "member";
      readonly of: CsharpNode;
      /** With a question mark before it where null passes on. */
      readonly name: string;
      readonly types: readonly string[];
    }
  | { readonly kind: "index"; readonly of: CsharpNode; readonly at: CsharpNode }
  | { readonly kind: "call"; readonly of: CsharpNode; readonly parameters: readonly CsharpNode[] }
  | { readonly kind: "named"; readonly name: string; readonly value: CsharpNode }
  | { readonly kind: "cast"; readonly type: string; readonly of: CsharpNode }
  | { readonly kind: "not"; readonly of: CsharpNode }
  | { readonly kind: "operator"; readonly operator: string; readonly left: CsharpNode; readonly right: CsharpNode }
  | {
      readonly kind: "conditional";
      readonly condition: CsharpNode;
      readonly then: CsharpNode;
      readonly otherwise: CsharpNode;
    };
