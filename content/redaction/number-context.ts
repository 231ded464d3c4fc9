import { membersOf } from "../runs.ts";
import { codeAt } from "./characters.ts";
import { createContextReader } from "./context-words.ts";
import type { Context } from "./context-words.ts";
import { Layouts } from "./layout.ts";
import { holders, namesOfNumbers, shortNamesOfNumbers } from "./national-names.ts";

/** Words shortly before a number that name its kind. */
const words = () => ({
  phone:
    "tel, cell, call, fax, sms, dial, tlf, gsm, desk:, office:, *direct line*, *answering at*, *messages to*, text me, text us, text him, text her, " +
    "*reach me*, *reach us*, *reach him*, *reach her*, *reach them*, *reached at*, *reached on*, my number, our number, his number, her number, " +
    "*landline*, *helpline*, *voicemail*, *pager*, *switchboard*, *a ring at*, *a ring on*, *in touch at*, *in touch on*, ring me, ring us, ring him, ring her, " +
    "*hold of me*, *get me at*, *get me on*, *texts to*, *text messages*, *texted*, *dialed*, *dialled*, *dialing*, *dialling*, *toll-free*, *toll free*, " +
    "тел, *phone*, *calls*, *called*, *calling*, *whatsapp*, *viber*, *hotline*, *contact*, *telefon*, *mobil*, " +
    "*new number*, *home number*, *work number*, *office number*, their number, your number, *reservations*, *bookings*, *enquiries*, *inquiries*, *customer service*, *customer care*, " +
    "a text to, *message to*, *message on*, *message from*, *messages on*, *messages from*, a text from, texts from, a buzz, a shout, a bell, office (, *support line*, *answering machine*, *answerphone*, ring, mob, ph:, ph., " +
    "*handy*, *rufnummer*, *anrufen*, anruf, *erreichbar*, *erreichen*, *festnetz*, *téléphon*, *cellulaire*, *appelez*, *appeler*, *joindre au*, *teléfono*, *móvil*, *celular*, llame, *llamar*, *llámame*, " +
    "*cellulare*, *chiamare*, *chiama il*, *ligue para*, *ligar para*, *telemóvel*, bellen, bel me, bel ons, *ring på*, ringe, *mobilnummer*, *puhelin*, soita, sími, síma, *zadzwoń*, *dzwoni*, *komórk*, *volejte*, " +
    "*zavolej*, hívj, hívja, hívás, sunați, *mobitel*, tālr, tālrunis, *skambin*, *helista*, telp, hubungi, *arayın*, *điện thoại*, sđt, " +
    "*телефон*, моб, *звони*, *дзвон*, *обади*, *τηλ*, *κινητό*, *电话*, *手机*, *拨打*, *致电*, *電話*, *携帯*, *전화*, *휴대폰*, *연락처*, *फ़ोन*, *फोन*, *मोबाइल*, *ফোন*, " +
    "*โทร*, *เบอร์*, *هاتف*, *جوال*, *موبايل*, *اتصل*, *تلفن*, *موبایل*, *טלפון*, *נייד*",
  /** What the number of a contact has before it in signatures and address books, among much else. */
  "of-contact":
    "t:, m:, p:, f:, ph, fon, home:, work:, private:, privat:, direct:, main:, signal:, number:, nummer:, número:, numéro:, numero:, its number, whose number, try",
  card: "*card*, *credit*, *debit*, jcb, *diners*, *visa*, *maestro*, *amex*, *carte*, *karte*, kort, *tarjeta*, *cartão*",
  address: "ip, ipv4, dns, host, ping, *address*, *server*, *resolver*, *gateway*",
  version: "*version*, ver., *release*, *build*, *firmware*, *section*, *chapter*, *clause*",
  "us-ssn": "ssn, itin, *social security*, *taxpayer*, *tax id*",
  "gb-nhs": "nhs, *national health*",
  "au-tfn": "tfn, *tax file*",
  "ca-sin": "sin, *social insurance*",
  "nl-bsn": "bsn, *burgerservice*, *sofinummer*",
  "de-tin": "idnr, tin, *steuer*, *tax id*",
  "dk-cpr": "cpr",
  "at-svnr": "svnr, *sozialversicherung*",
  "cz-rc": "*rodné*, *rodne*",
  "hr-oib": "oib",
  "hu-taj": "taj",
  "pt-nif": "nif, *contribuinte*",
  "ua-rntrc": "іпн, *рнокпп*",
  "ru-inn": "inn, инн",
  "il-id": "*teudat*, *תעודת*, *ת.ז*, *israeli id*",
  "in-aadhaar": "uid, *aadhaar*, *aadhar*",
  "in-pan": "pan",
  "id-nik": "nik",
  "jp-my-number": "*my number*, *マイナンバー*, *個人番号*",
  "sa-id": "*iqama*, *national id*, *الهوية*",
  "eg-id": "*national id*, *الرقم القومي*",
  "mx-rfc": "rfc",
  "cl-rut": "rut",
  "ec-ci": "*cédula*, *cedula*",
  "th-id": "*เลขบัตรประชาชน*, *เลขประจำตัวประชาชน*",
  passport:
    "*passport*, *pasaporte*, *reisepass*, *passeport*, *passaporto*, *travel document*, *여권*, *護照*, *护照*, *パスポート*",
  "bank-account":
    "*bank account*, *checking account*, *savings account*, *current account*, *kontonummer*, *kontonr*, *numéro de compte*, " +
    "*cuenta bancaria*, *conto corrente*, *conta bancária*, *bankrekening*",
  /** What may be the number of a person, where its own check digits say so too. */
  identity:
    "id no, id nr, id num, id number*, identity, personal no, personal number*, person number*, identification, *identifica*, *identité*, *ausweis*, " +
    "fin, nik, uid",
  /** Names of numbers that a state gives to a person: the number behind the name is redacted in any form. */
  "national-id": namesOfNumbers(),
  "short-name": shortNamesOfNumbers(),
  holder: holders.map((name) => `${name}*`).join(", "),
});

export type ContextName = keyof ReturnType<typeof words>;

/** What is known of a text around its numbers. Asked from left to right. */
export interface NumberContext extends Context<ContextName> {
  /** The end of the row of digits and separators that begins here. The search stops at the given place. */
  endOfRow(at: number, farthest: number): number;
  /** Where digits and spaces stand from here on. */
  layoutAt(at: number): number;
}

const inRow = membersOf("0123456789 ()-./");
const readWords = createContextReader<ContextName>(words);

/** Words are read when they are first asked for: most texts have few numbers, and most numbers end the questions sooner. */
class Surroundings implements NumberContext {
  readonly #text: string;
  readonly #layouts: Layouts;
  #words: Context<ContextName> | undefined;
  #from = 0;
  #end = 0;

  constructor(text: string) {
    this.#text = text;
    this.#layouts = new Layouts(text);
  }

  layoutAt(at: number): number {
    return this.#layouts.at(at);
  }

  stands(name: ContextName, at: number): boolean {
    return (this.#words ??= readWords(this.#text)).stands(name, at);
  }

  endOf(name: ContextName, at: number, reach?: number): number | undefined {
    return (this.#words ??= readWords(this.#text)).endOf(name, at, reach);
  }

  hasAny(at: number): boolean {
    return (this.#words ??= readWords(this.#text)).hasAny(at);
  }

  endOfRow(at: number, farthest: number): number {
    // Several numbers of a row ask, each for what the one before has read.
    if (at < this.#from || at > this.#end) [this.#from, this.#end] = [at, at];
    while (this.#end - at < farthest && inRow[codeAt(this.#text, this.#end)] === 1) this.#end += 1;
    return this.#end;
  }
}

export const readContext = (text: string): NumberContext => new Surroundings(text);
