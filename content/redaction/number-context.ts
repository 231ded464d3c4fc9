import { createContextReader } from "./context-words.ts";
import type { Context } from "./context-words.ts";

/** What tells a number's kind when it stands shortly before. */
const words = {
  phone:
    "tel, cell, call, fax, sms, dial, tlf, gsm, тел, *phone*, *calls*, *called*, *calling*, *whatsapp*, *viber*, *hotline*, *contact*, *telefon*, *mobil*, " +
    "*handy*, *rufnummer*, *teléfono*, *móvil*, *celular*, *cellulare*, *puhelin*, *телефон*, *电话*, *手机*, *電話*, *携帯*, *전화*, *휴대폰*, " +
    "*फ़ोन*, *फोन*, *هاتف*, *טלפון*",
  card: "*card*, *visa*, *maestro*, *amex*, *carte*, *karte*, kort, *tarjeta*, *cartão*",
  address: "ip, ipv4, dns, host, ping, *address*, *server*, *resolver*, *gateway*",
  version: "*version*, ver., *release*, *build*, *firmware*, *section*, *chapter*, *clause*",
  "us-ssn": "ssn, itin, *social security*, *taxpayer*, *tax id*",
  "gb-nhs": "nhs, *national health*",
  "au-tfn": "tfn, *tax file*",
  "ca-sin": "sin, *social insurance*",
  "nl-bsn": "bsn, *burgerservice*, *sofinummer*",
  "de-tin": "idnr, tin, *steuer*, *tax id*",
  "dk-cpr": "cpr",
  "se-pnr": "*personnummer*, *samordningsnummer*",
  "at-svnr": "svnr, *sozialversicherung*",
  "cz-rc": "*rodné*, *rodne*",
  "hr-oib": "oib",
  "bg-egn": "egn, егн",
  "hu-taj": "taj",
  "pt-nif": "nif, *contribuinte*",
  "ua-rntrc": "іпн, *рнокпп*",
  "ru-inn": "inn, инн",
  "il-id": "*teudat*, *תעודת*, *ת.ז*, *israeli id*",
  "in-aadhaar": "uid, *aadhaar*, *aadhar*",
  "in-pan": "pan",
  "id-nik": "nik",
  "kr-rrn": "rrn, *resident registration*, *주민*",
  "jp-my-number": "*my number*, *マイナンバー*, *個人番号*",
  "sa-id": "*iqama*, *national id*, *الهوية*",
  "eg-id": "*national id*, *الرقم القومي*",
  "mx-rfc": "rfc",
  "cl-rut": "rut",
  "ec-ci": "*cédula*, *cedula*",
  passport: "*passport*, *pasaporte*, *reisepass*",
} as const;

export type ContextName = keyof typeof words;
export type NumberContext = Context<ContextName>;
export const readContext = createContextReader<ContextName>(words);
