import { Token } from "cdktf";
import type { Construct } from "constructs";
import { refuseUnless } from "../../errors.ts";
import type { Constant, Pattern } from "@mcp-landing-zone/gateway/policy";
import { characters, guid, isAcceptable, namedValue } from "@mcp-landing-zone/gateway/policy";
import type { NamedValueSetting } from "./named-values.ts";

/** A kind of value, and how a refusal describes it. */
interface Form {
  readonly pattern: Pattern;
  readonly meaning: string;
}

export const forms: Readonly<Record<"id" | "hostName" | "applicationIdUri", Form>> = {
  id: { pattern: guid, meaning: "an id of Entra in lower case, as in 0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f03" },
  hostName: { pattern: characters("a-z0-9.-", 1, 253), meaning: "a host name in lower case" },
  applicationIdUri: {
    pattern: characters("A-Za-z0-9:/._~-", 1, 255),
    meaning: "an Application ID URI, as in api://0b6b6f0a-0f52-4d6e-8a39-9c7f7c2f7f03",
  },
};

/**
 * Turns the properties of a construct into constants of a document. A value that Terraform learns at apply becomes a named value, because a document is
 * text that is escaped for several readers, and a reference would be lost on the way; everything else stands in the document as it is.
 */
export class Constants {
  readonly #at: Construct;
  readonly #name: string;
  readonly #settings: NamedValueSetting[] = [];

  /** `name` begins the names of all named values: unique on the gateway. */
  constructor(at: Construct, name: string) {
    this.#at = at;
    this.#name = name;
  }

  /** `field` is the property that brought the value. */
  of(field: string, value: string, { pattern, meaning }: Form): Constant {
    const candidate = namedValue({ name: `${this.#name}-${dashed(field)}`, description: meaning, pattern });
    refuseUnless(isAcceptable(candidate, value), "VALUE_INVALID", {
      at: this.#at,
      field,
      received: value,
      expected: meaning,
    });
    if (!Token.isUnresolved(value)) return value;
    this.#settings.push({ namedValue: candidate, value });
    return candidate;
  }

  get settings(): readonly NamedValueSetting[] {
    return this.#settings;
  }
}

/** The id by which a document knows the Front Door before it, where there is one. */
export const frontDoorOf = (constants: Constants, frontDoorId?: string): { readonly frontDoorId?: Constant } =>
  frontDoorId === undefined ? {} : { frontDoorId: constants.of("frontDoorId", frontDoorId, forms.id) };

/** `application.clientId` as `application-client-id`. */
const dashed = (field: string): string =>
  field
    .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/-$/, "");
