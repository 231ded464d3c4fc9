import type { Rule } from "./anchored-rule.ts";
import { digitsIn } from "./characters.ts";

/** Names that a column of numbers of persons has. */
const titles = {
  phone:
    "phone, tel, telephone, telephones, mobile, fax, gsm, whatsapp, msisdn, telefon, mobil, telefono, celular, cellulare, puhelin, phone_number, phone_no, phone_nr, phonenumber, tel_no, mobile_number, mobile_no, " +
    "mobile_phone, home_phone, work_phone, cell_phone, cellphone, fax_number, contact_number, telefonnummer, mobilnummer, numero_telefono",
  "national-id":
    "ssn, itin, nino, dni, nif, nie, cpf, curp, pesel, bsn, cnic, nric, aadhaar, cnp, egn, jmbg, oib, hetu, personnummer, isikukood, passport, passport_no, passport_number, passportnumber, national_id, nationalid, " +
    "national id, national_number, national_insurance, tax_id, taxid, tax id, tax_number, taxpayer_id, personal_id, personal id, personal_code, personal_number, personal number, citizen_id, citizen id, identity_number, " +
    "identity number, identity_no, id_number, id number, idnumber, security_number, security number, insurance_number, insurance number, license_number, licence_number, steuernummer, steuer-id, codice_fiscale, " +
    "codice fiscale, national_identifier, patient_id, patient id",
} as const;

type PersonalKind = keyof typeof titles;
const kinds = Object.keys(titles) as PersonalKind[];
const namesOf = (kind: PersonalKind): readonly string[] => titles[kind].split(", ");

/** They mark lines that may head a table. */
export const titleRules: readonly Rule[] = kinds.flatMap(namesOf).map((anchor) => ({
  anchor,
  read: (text, end, known) => {
    known.headers.add(text, end);
    return undefined;
  },
}));

const shapes = kinds.map(
  (kind) => [kind, new RegExp(`(?:^|[^a-z])(?:${namesOf(kind).join("|")})(?:[^a-z]|$)`, "i")] as const,
);
/** Whose numbers a column holds, by its title. */
export const kindOfColumn = (title: string): PersonalKind | undefined =>
  shapes.find(([, shape]) => shape.test(title))?.[0];

const values: Readonly<Record<PersonalKind, RegExp>> = {
  phone: /^\+?[\d ()./\u2011-]{5,24}$/,
  "national-id": /^[A-Za-z\d][A-Za-z\d ./-]{4,27}$/,
};
const fewest = 5;
const moment = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/;
/** Whether a cell of such a column holds a number, and not a date or a word. */
export const isNumberOf = (kind: PersonalKind, value: string): boolean =>
  values[kind].test(value) && digitsIn(value, 0, value.length) >= fewest && !moment.test(value);
