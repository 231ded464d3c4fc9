import { isDeepStrictEqual } from "node:util";
import type { ObjectValue, Value } from "../values.ts";
import { isUnknown, undynamic, UNKNOWN } from "../values.ts";
import { armType, armTypes, misfits, OPEN } from "./arm-type.ts";
import type { Complaint, Subject } from "./judge.ts";
import { complaints } from "./judge.ts";
import { azapiFacts } from "./azapi-facts.ts";
import type { ProviderRules } from "./provider-rules.ts";
import { replacedBy } from "./replacements.ts";

/** What azapi does beyond its schema: the rules of its arguments, and the bodies against the types that it carries. */
export const azapiRules: ProviderRules = {
  legacy: false,
  complaints(mode, type, subject) {
    const facts = azapiFacts.find((one) => one.mode === mode && one.type === type);
    if (facts === undefined) return [];
    const ofArm = type === "azapi_resource" ? bodyComplaints(subject) : [];
    return [...complaints(facts, subject), ...ofArm];
  },
  // An answer may differ from run to run: with a change of what is asked it is known only after apply.
  change(type, prior, planned) {
    const asked = ANSWERED[type] ?? [];
    const same = asked.every(
      (name) => !isOpen(planned[name]) && isDeepStrictEqual(plain(prior[name]), plain(planned[name])),
    );
    return same ? planned : { ...planned, output: UNKNOWN };
  },
  replacedBy(type, prior, planned) {
    const facts = azapiFacts.find((one) => one.type === type);
    const rows = facts === undefined ? [] : replacedBy(facts, prior, planned);
    const another = armName(prior["type"]) !== armName(planned["type"]);
    return [...new Set(rows.map(([argument]) => argument)), ...(another ? ["type"] : [])];
  },
};

/** The arguments that the answer depends on. */
const ANSWERED: Readonly<Record<string, readonly string[]>> = {
  azapi_resource: ["type", "body", "tags", "identity", "response_export_values", "sensitive_body_version"],
  azapi_update_resource: ["type", "body", "response_export_values", "sensitive_body_version"],
  azapi_resource_action: ["type", "body", "method", "when", "response_export_values", "sensitive_body_version"],
};

const bodyComplaints = ({ config }: Subject): Complaint[] => {
  const { type, name, location, tags, identity, schema_validation_enabled: validated } = config;
  if (typeof type !== "string" || validated === false || isUnknown(validated)) return [];
  const body = undynamic(config["body"]);
  const complain = (text: string): Complaint => ({
    severity: "error",
    text: `azapi_resource: ${text}`,
    row: ["body", "is"],
  });
  // Of a type that is not carried nothing is said here; `bodies.test.ts` holds that every type of a deployment is.
  if (!isCarried(type)) return [];
  const known = knownVersion(type);
  if (known !== undefined) return [{ ...complain(known), row: ["type", "is"] }];
  if (isUnknown(body)) return [];
  const whole = {
    ...(open(body ?? {}) as object),
    name: open(name ?? null),
    ...(location !== null && location !== undefined && { location: open(location) }),
    ...(tags !== null && tags !== undefined && { tags: open(tags) }),
    ...(Array.isArray(identity) && identity.length > 0 && { identity: identityBody(identity[0] as ObjectValue) }),
    ...sensitiveRoots(config),
  };
  return misfits(armType(type)!.body, whole)
    .filter((wrong) => !/^\.(location|tags): is required/.test(wrong))
    .map(complain);
};

const familyOf = (type: string) => armTypes.find((arm) => arm.type.toLowerCase() === armName(type));

const isCarried = (type: string): boolean => familyOf(type) !== undefined;

/** Why azapi does not take the type in this version; undefined when it does. */
export const knownVersion = (type: string): string | undefined => {
  const [name = "", version = ""] = type.split("@");
  const family = familyOf(type);
  if (family === undefined) return `type: nothing is known of ${name}; carry its type`;
  if (family.unregistered?.includes(version)) return `type: Azure has not registered ${type}`;
  if (!family.versions.includes(version)) return `type: azapi knows no ${type}, but ${family.versions.join(", ")}`;
  return armType(type) === undefined ? `type: the schema of ${type} is not carried` : undefined;
};

/** A sensitive body counts as present, with any value. */
const sensitiveRoots = ({ sensitive_body }: ObjectValue): object => {
  const hidden = undynamic(sensitive_body);
  if (typeof hidden !== "object" || hidden === null || Array.isArray(hidden)) return {};
  return Object.fromEntries(
    Object.keys(hidden)
      .filter((name) => name !== "properties")
      .map((name) => [name, OPEN]),
  );
};

const identityBody = ({ type, identity_ids }: ObjectValue): object => {
  const ids = Array.isArray(identity_ids) ? identity_ids : [];
  const users = Object.fromEntries(ids.map((id, index) => [typeof id === "string" ? id : String(index), OPEN]));
  return { type: open(type ?? null), ...(ids.length > 0 && { userAssignedIdentities: users }) };
};

/** The value with `OPEN` wherever something is unknown. */
const open = (value: Value): unknown => {
  if (isUnknown(value)) return OPEN;
  if (Array.isArray(value)) return value.map(open);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value as ObjectValue).map(([name, item]) => [name, open(item)]));
};

const isOpen = (value: Value | undefined): boolean =>
  JSON.stringify(open(value ?? null), (_, item) => (item === OPEN ? "\0" : item)).includes("\\u0000");

const plain = (value: Value | undefined): unknown => undynamic(value) ?? null;

const armName = (type: Value | undefined): string => String(type).split("@", 1)[0]!.toLowerCase();
