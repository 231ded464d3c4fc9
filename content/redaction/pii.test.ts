// Long: a row for each form of a number, beside those that are none.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { luhn } from "./checksums.ts";
import { findPii } from "./pii.ts";
import { redact } from "./redact.ts";

const typesIn = (text: string) => findPii(text).map(({ type, start, end }) => [type, text.slice(start, end)]);

const present: readonly (readonly [type: string, value: string])[] = [
  ["card", "4111111111111111"],
  ["card", "4111 1111 1111 1111"],
  ["card", "4111-1111-1111-1111"],
  ["card", "5555 5555 5555 4444"],
  ["card", "3782 822463 10005"],
  ["card", "6011000990139424"],
  ["card", "3530111333300000"],
  ["card", "30569309025904"],
  ["card", "2223003122003222"],
  ["iban", "GB82 WEST 1234 5698 7654 32"],
  ["iban", "DE89370400440532013000"],
  ["iban", "NO93 8601 1117 947"],
  ["iban", "FR14 2004 1010 0505 0001 3M02 606"],
  ["iban", "IR710570029971601460641001"],
  ["us-ssn", "536-90-4399"],
  ["us-ssn", "900-70-1234"],
  ["gb-nino", "AB 12 34 56 C"],
  ["gb-nhs", "943 476 5919"],
  ["ca-sin", "130 692 544"],
  ["no-fnr", "01010750160"],
  ["pl-pesel", "44051401359"],
  ["br-cpf", "529.982.247-25"],
  ["de-tin", "86095742719"],
  ["be-nrn", "85.07.30-033.28"],
  ["dk-cpr", "070761-4285"],
  ["se-pnr", "811218-9876"],
  ["fi-hetu", "131052-308T"],
  ["es-dni", "12345678Z"],
  ["es-dni", "X1234567L"],
  ["it-cf", "RSSMRA85T10A562S"],
  ["fr-nir", "2 55 08 14 168 025 38"],
  ["in-pan", "ABCPE1234F"],
  ["sg-nric", "S1234567D"],
  ["kr-rrn", "900101-1234567"],
  ["cn-id", "11010519491231002X"],
  ["mx-curp", "HEGG560427MVZRRL04"],
  ["za-id", "8001015009087"],
  ["bg-egn", "0509028774"],
  ["se-pnr", "8112189876"],
  ["kr-rrn", "0005053637891"],
  ["ar-cuit", "20383903123"],
  ["be-nrn", "98 47 28 997 65"],
  ["us-ssn", "536.90.4399"],
  ["gb-nino", "ab 12 34 56 c"],
  ["gb-nhs", "401-023-2137"],
  ["de-rvnr", "65 180539 W 001"],
  ["lu-id", "1985073074218"],
  ["es-dni", "1111111-G"],
  ["it-cf", "RSSMRA85T10A56NH"],
  ["ch-ahv", "756.7789.3287.92"],
  ["at-svnr", "1330 011102"],
  ["cz-rc", "820115/7283"],
  ["ee-lt-id", "30503077409"],
  ["lv-pk", "050879-19792"],
  ["ro-cnp", "1490321122439"],
  ["jmbg", "2411984508929"],
  ["gr-amka", "26078133639"],
  ["ie-pps", "8051699G"],
  ["tr-tckn", "17611291222"],
  ["ru-snils", "112-233-445 95"],
  ["cl-rut", "11.568.232-6"],
  ["ar-cuit", "20-38390312-3"],
  ["tw-id", "A123456789"],
  ["hk-id", "A123456(3)"],
  ["th-id", "1-9817-06224-69-9"],
  ["my-nric", "850730-14-5678"],
  ["pk-cnic", "35202-1234567-1"],
  ["ae-eid", "784-1985-1234567-3"],
  ["email", "a@xn--d1acufc.xn--p1ai"],
  ["phone", "(11) 91234-5678"],
  ["phone", "8 (912) 345-67-89"],
  ["phone", "138 0013 8000"],
  ["phone", "612 34 56 78"],
  ["ip", "2001:db8::1"],
  ["ip", "fe80::1"],
  ["email", "anna.larsen+news@mail.example.co.uk"],
  ["email", "o'brien@example.com"],
  ["email", "jörg@münchen.example"],
  ["email", "anna%40example.com"],
  ["phone", "+47 22 33 44 55"],
  ["phone", "+1 (415) 555-2671"],
  ["phone", "(415) 555-2671"],
  ["phone", "415-555-2671"],
  ["phone", "020 7946 0958"],
  ["phone", "01 42 68 53 00"],
  ["phone", "0049 30 901820"],
  ["phone", "(41) 322-907"],
  ["phone", "(3) 4127 5508"],
  ["phone", "542 318 77 06"],
  ["phone", "0 542 318 77 06"],
  ["phone", "44 718 29 04"],
  ["phone", "07911804526"],
  ["phone", "0171803945"],
  ["phone", "415-555-2671x12"],
  ["phone", "(+62) 404 7440 498"],
  ["phone", "310 750-4487, poste 659"],
  ["phone", "+1-415-555-2671 ext. 3309"],
  ["phone", "+41 (0)44 718 29 04"],
  ["phone", "0 (542) 3187706"],
  ["phone", "542.318.77.06"],
  ["de-kvnr", "A123456780"],
  ["de-stnr", "093/815/08152"],
  ["us-mbi", "1EG4-TE5-MK73"],
  ["us-mbi", "1EG4TE5MK73"],
  ["es-dni", "1111111G"],
  ["de-rvnr", "65 680539 W 002"],
  ["driver-licence", "JONES610165AB9DE"],
  ["driver-licence", "13-07-204816-55"],
  ["driver-licence", "U1B27504NK"],
  ["kr-frn", "8803157204861"],
  ["de-id", "LZ6311T06"],
  ["it-id", "CA04817BK"],
  ["passport", "M204C4816"],
  ["card", "180031746205829"],
  ["card", "501831746208"],
  ["ip", "20.50.2.17"],
  ["ip", "10.1.2.3"],
  ["ip", "2001:db8:85a3::8a2e:370:7334"],
  ["ip", "fe80:0:0:0:200:f8ff:fe21:67cf"],
];

const inContext: readonly (readonly [type: string, text: string, value: string])[] = [
  ["national-id", "Colombian identity code 213.555.432-1", "213.555.432-1"],
  ["national-id", "number of a foreigner: 7111 555 925", "7111 555 925"],
  ["national-id", "matricule 1985 555 01234", "1985 555 01234"],
  ["national-id", "fiscal code 000 216 555 808 337 13010", "000 216 555 808 337 13010"],
  ["national-id", "taxpayer's registration number 48271-630", "48271-630"],
  ["national-id", "national_id = 48271630", "48271630"],
  ["national-id", "Numéro d’identité 48271630", "48271630"],
  ["national-id", "CARTE D'IDENTITE 48271630", "48271630"],
  ["national-id", "Единен граждански номер 48271630", "48271630"],
  ["national-id", "CIN: AB482716", "AB482716"],
  ["national-id", "D.N.I.: 48271630", "48271630"],
  ["national-id", "codice_fiscale = 48271630", "48271630"],
  ["national-id", "Codul de identificare fiscală: 48271630", "48271630"],
  ["national-id", "CIN 48271630", "48271630"],
  ["national-id", "The tax code for individuals and their families of that country: 48271630", "48271630"],
  ["national-id", "identity card no. AB48271(9)", "AB48271(9)"],
  ["national-id", "passport no. Q81KD52W", "Q81KD52W"],
  ["us-ssn", "SSN: 536904399", "536904399"],
  ["nl-bsn", "BSN 111222333", "111222333"],
  ["au-tfn", "TFN: 876 543 210", "876 543 210"],
  ["de-tin", "Steuer-ID 12345678903", "12345678903"],
  ["gb-nhs", "NHS number 9434765919", "9434765919"],
  ["hr-oib", "OIB 69435151530", "69435151530"],
  ["pt-nif", "NIF: 270293434", "270293434"],
  ["ua-rntrc", "РНОКПП 3182049172", "3182049172"],
  ["ru-inn", "ИНН 600680615830", "600680615830"],
  ["il-id", "teudat zehut 311877310", "311877310"],
  ["hu-taj", "TAJ 123-456-788", "123-456-788"],
  ["jp-my-number", "マイナンバー 123456789018", "123456789018"],
  ["phone", "电话：13800138000", "13800138000"],
  ["phone", "请拨打电话13800138000联系", "13800138000"],
  ["phone", "тел. 4951234567", "4951234567"],
  ["card", "card 122000000000003", "122000000000003"],
  ["ip", "dns 1.1.1.1", "1.1.1.1"],
  ["in-aadhaar", "Aadhaar 234123412346", "234123412346"],
  ["phone", "mobile 98765432", "98765432"],
  ["phone", "call 4155552671", "4155552671"],
  ["passport", "passport no. X1234567", "X1234567"],
  ["gb-nhs", "Id number 9434765919", "9434765919"],
  ["national-id", "Her national identity number is 106690228.", "106690228"],
  ["national-id", "NRT: U-132950-X", "132950-X"],
  ["national-id", "DNI 20.123.456", "20.123.456"],
  ["national-id", "NIT: 72526-9", "72526-9"],
  ["national-id", "driving licence D48-2041-6", "D48-2041-6"],
  ["national-id", "Ausweis-Nr. T22000129 gültig", "T22000129"],
  ["passport", "여권번호는 M78911234입니다", "M78911234"],
  ["national-id", "cédula de identidad: 171430710-3", "171430710-3"],
  ["national-id", "KVNR: A123456781", "A123456781"],
  ["phone", "phone: 8999", "8999"],
  ["phone", "Tel. no.: 21 12 34", "21 12 34"],
  ["phone", "They are not answering at 78 661 420", "78 661 420"],
  ["phone", "please stop sending messages to 688 946 215", "688 946 215"],
  ["phone", "reach her on 61 44 90 17", "61 44 90 17"],
  ["phone", "Desk: 6144 9017", "6144 9017"],
  ["phone", "78 661 4207-Office", "78 661 4207"],
  ["phone", "6144 9017 (mobile)", "6144 9017"],
  ["phone", "61 44 90-Office", "61 44 90"],
  ["phone", "6144901772-Fax", "6144901772"],
  ["phone", "61449017-Office", "61449017"],
  ["national-id", "NPI: 1234567893", "1234567893"],
  ["national-id", "Arztnummer 987654401", "987654401"],
  ["national-id", "voter: DBK2289013", "DBK2289013"],
  ["national-id", "AAB123456 is my passport number", "AAB123456"],
  ["national-id", "AAB123456 es mi número de pasaporte", "AAB123456"],
  ["phone", "Anna Larsen, 61 44 90 17, Main Street", "61 44 90 17"],
  ["phone", "Anna Larsen\t6144 9017\tOslo", "6144 9017"],
  ["phone", "Anna Larsen\nMain Street 4\n6144 9017\nOslo", "6144 9017"],
  ["phone", "Anna Larsen, 923 418 456, Oslo", "923 418 456"],
  ["phone", "Anna Larsen, 75.12.34, Oslo", "75.12.34"],
  ["phone", "Please call 61 44 90 today", "61 44 90"],
  ["phone", "phone: (0-612) 34567", "(0-612) 34567"],
  ["phone", "| Anna Larsen | 6144 9017 | Oslo |", "6144 9017"],
  ["phone", "Anna Larsen <6144 9017>", "6144 9017"],
  ["phone", "ask Anna Larsen at 6144 9017", "6144 9017"],
  ["phone", "Dr. Larsen, 6144 9017", "6144 9017"],
  ["phone", "M: 6144 9017", "6144 9017"],
  ["phone", "6144 9017 is my new number", "6144 9017"],
  ["phone", "no message on 61449017 since", "61449017"],
  ["phone", "ring på 61449017", "61449017"],
  ["passport", "passport: ABC204816", "ABC204816"],
  ["passport", "여권: M20424816", "M20424816"],
  ["th-id", "เลขบัตรประชาชน 1101700230708", "1101700230708"],
  ["bank-account", "bank account 4861120937", "4861120937"],
];

const absent = [
  "version 1.2.3.4 and v10.20.30.40, build 10.0.19041.1",
  "127.0.0.1, 0.0.0.0, 255.255.255.0, ::1 and ::",
  "at 12:34:56 on 2024-01-02T03:04:05.678Z, 02/03/2024 10:15:30, 31.12.2024 23:59",
  "timestamps 1700000000000 and 1700000000",
  "uuid 550e8400-e29b-41d4-a716-446655440000",
  "commit 9fceb02d0ae598e95dc970b74767f19372d61af8",
  "card-like 4111 1111 1111 1112 and 0000 0000 0000 0000 and 1234567890123456",
  "0.4111111111111111 and 3.14159265358979323846",
  "GB82 WEST 1234 5698 7654 33",
  "000-12-3456, 666-12-3456, 123-00-4567, 123-45-0000, 950-20-1234",
  "order 123456789, invoice 2024-000123, part 12-3456-78",
  "git@github.com:owner/repo.git, @scope/package, icon@2x.png, name@1.2.3",
  "std::vector, Foo::Bar, a::b, ::ffff",
  "ISBN 978-3-16-148410-0, population 8 019 876 189",
  "sum of 100 200 300 400 500",
  "MAC 00:1B:44:11:3A:B7",
  "ratio 16:9, 10:30",
  "1,234,567,890.12 and 12 345 678 NOK",
  "rows 1234567 to 7654321",
  "since 876543210 and using 123456782, setting 12345678903, guid 234123412346",
  "911-89-1234, 911-67-1234 and 078-05-0000 belong to no person",
  "AL47 2121 1009 0000 0002 3569 8740, NL91 1BNA 0417 1643 00, CY17 0020 0128 0000 0012 0052 7601",
  "hash = x+3432906752 | (y)+461832192",
  "section 7.6.1.2 and 3.4.2.4, mobile Gecko/20100101",
  "id 0aa55555-0199-4012-8888-888888881881",
  "Boston, MA 02110-1301, Clause 252.227-7013, <Buffer 04 03 02 01 08 07>",
  "C++17 30 12 45 10, a call stack (CVE-2026-9358)",
  "/onlinepubs/007908799/xsh, mobile 2017-2022",
  "std::fe80, dead::beef, 4222222222222222",
  "the national identity cards of 2024, a tax id of 1234, NIT: line 72",
  "call 12345, a phone with 8999 mAh",
  "::ffff:127.0.0.1",
  "128/512/2048",
  "at 1787161960 and 1791165327",
  "AAB123456 is my order",
  "my cin 48271630, a taxi no 48271630, an individual note 48271630, one nationality 48271630",
  "passport expires 17.05.2029, passport CONTROLS4, passport of A380B7",
  "t: 1764460800, m: 12345678, try 123 456 789",
  "called 12 2001, call 10918-1, I called a taxi to 03 2657 Koontz Lane, call 312 345",
  '{"run_id": "48271630ab"} FIN-2026-00148 EPIC-48271630',
  "phone quality 0.99896049",
  "the page 12345678-home-page and 20240102-office",
  "Oslo Harbour, 24.12.19, Anna Larsen, 12 2019",
  "The national register of 2024\n\nline 48271630, and a tax on order 48271630",
  "Changes\n2.080 2023/01/18\n- more",
  "https://2852039166/ and https://2852039166:443/",
  "epoch 1764460800",
  "personal data of 20240101 rows",
  "ISBN 0306406152, enterprise 0403170701, charset 0123456789, id:0611223344",
  "Nature (2014) 512 23-25, vol. 45 (12) 1234-5678, (1) 2019-2020",
  "Acme Holdings, 12 345 678 NOK, Anna Larsen, 2024-05-17, Anna Larsen, 2019-2021",
  "Anna Larsen, 450 rows, Total Cost: 1 234 567, Unit Price, 99.50",
  "3.14 (2018-07-05)\n12 34 56 78\n23 45 67 89\n",
  "column\n12 34 56 78\n23 45 67 89\n\n6144 9017\n",
  "rows 12 34 56 78, 1999 2003, 1234567-mobile.tar, 415-555-2671xyz",
  "99 542 318 77 06 44 and 44 718 29 04 11",
  "at 6144 4917 Bond Street, at 614 49 01 Elm, Suite 638 40 12 and 43 73313 Oslo",
  "from 1851-1865 and 2000 2001, 8001 8009, pages 1251-1265, 614 490 172 in all",
  "meter 614-4901, order 61 44 90 17, ref. no. 614 49 01, $614 4901, #614-4901, U+2161-4163",
  "61 44 90 17 rows, 614 49 01 %, 614 49 01 NOK, 61-44-90-17 15:10, 61 44 90 17 12, x[61 44 90 17], '614.49.01'",
  "No. E.G.: 48271630, (no security issue) 20161029",
  "AAAAA999999AA9AA, 31-34-567890-12, U1234, 8803157204868",
];

const alone = [
  "6144 9017",
  "6144-9017",
  "61 44 90 17",
  "61 44 90",
  "614 4901",
  "614-4901",
  "614 49 01",
  "614 49017",
  "614 490 172",
  "(614) 49017",
  "61-449017",
  "6 14 49 01 72",
  "61 449 017",
  "0 614 490 172",
  "08-61 44 90",
  "(0-612) 34567",
  "061449017",
  "614-490-172",
  "614-49-01",
  "61-44-90-17",
];

const amongWords = [
  ["mine is 61 44 90 17, thanks", "61 44 90 17"],
  ["use 614 490 1723 and not the old one", "614 490 1723"],
  ["mine: 614-49-01", "614-49-01"],
  ["In Oslo 6144 9017.", "6144 9017"],
  ["Regards, Anna\n614-4901\n", "614-4901"],
  ["(614)-490-1723 anna", "(614)-490-1723"],
  ["(04)5457190", "(04)5457190"],
  ["in Leeds (0113)4960449 too", "(0113)4960449"],
] as const;

const notAlone = [
  "24-12-2019",
  "24.12.19",
  "2019-12",
  "2019-1234",
  "12 2019",
  "1 234 567",
  "612.345.678",
  "123 456",
  "614.4901",
  "6.144.901",
  "10.0.17-10.0.19",
  "02110-1301",
  "536-90-4398-1",
  "7732-18-5",
  "61-4490172",
  "134-86-72683",
  "130-692-546",
  "0317-8471",
  "978-3-16-148410-0",
  "1000-1999",
  "0000 0000",
  "4917 4901 7214",
  "61 44",
  "614490172",
  "6144901",
];

describe("R-93 structured personal data", () => {
  it.each(present)("R-93 finds %s %s", (type, value) => {
    expect(typesIn(`It is ${value}, he said.`)).toEqual([[type, value]]);
    expect(typesIn(`"x":"${value}"`)).toEqual([[type, value]]);
    expect(typesIn(value)).toEqual([[type, value]]);
  });

  it.each(inContext)("R-93 finds %s in: %s", (type, text, value) => {
    expect(typesIn(text)).toEqual([[type, value]]);
    expect(typesIn(`and page ${value} there`)).toEqual([]);
  });

  it.each(alone)("R-93 finds a telephone number that is the whole text, and not on a page: %s", (number) => {
    expect(typesIn(number)).toEqual([["phone", number]]);
    expect(typesIn(` ${number}\n`)).toEqual([["phone", ` ${number}`.trim()]]);
    expect(typesIn(`and page ${number} there`)).toEqual([]);
    expect(redact({ list: [number] }).findings).toHaveLength(1);
  });

  it.each(amongWords)("R-93 finds a telephone number by its groups, without a word for it: %s", (text, number) => {
    expect(typesIn(text)).toEqual([["phone", number]]);
  });

  it.each(notAlone)("R-93 takes no other number for a telephone number that is the whole text: %s", (number) => {
    expect(typesIn(number)).toEqual([]);
  });

  it.each(absent)("R-93 finds nothing in: %s", (text) => {
    expect(typesIn(text)).toEqual([]);
  });

  it("R-93 finds an address of the old internet within one of the new", () => {
    expect(typesIn("from ::ffff:10.12.0.7")).toContainEqual(["ip", "::ffff:10.12.0.7"]);
  });

  it("R-93 finds the mail and the telephone of a contact", () => {
    expect(typesIn("anna@firm.example; 814 2097")).toEqual([
      ["phone", "814 2097"],
      ["email", "anna@firm.example"],
    ]);
  });

  it("R-93 reads letters where a French department has none", () => {
    for (const text of ["184100B530706 12", "1 84 10 0B 530 706 12", "255081A16802538"]) {
      expect(typesIn(`number ${text} in a list`).filter(([type]) => type === "fr-nir")).toEqual([]);
    }
    expect(typesIn("1 84 07 2A 004 001 65")).toEqual([["fr-nir", "1 84 07 2A 004 001 65"]]);
  });

  it("R-93 reads letters and digits in any order without an error", () => {
    const number = fc.string({ unit: fc.constantFrom(..."0123456789AB -./X"), minLength: 8, maxLength: 24 });
    fc.assert(
      fc.property(number, (text) => void expect(findPii(text).filter(({ start, end }) => !(start < end))).toEqual([])),
      { numRuns: 3_000 },
    );
  });

  it("R-93 finds a card among other numbers", () => {
    expect(typesIn("4111 1111 1111 1111 12/27 123")).toEqual([["card", "4111 1111 1111 1111"]]);
  });

  it("R-93 finds every card that its arithmetic allows, in any grouping", () => {
    const body = fc.stringMatching(/^4[0-9]{14}$/);
    fc.assert(
      fc.property(body, fc.constantFrom("", " ", "-"), (digits, separator) => {
        const card = Array.from({ length: 10 }, (_, d) => digits + d).find(luhn) as string;
        const text = `paid with ${card.replace(/(.{4})(?=.)/g, `$1${separator}`)} today`;
        expect(findPii(text).map(({ start, end }) => text.slice(start, end).replace(/\D/g, ""))).toContain(card);
      }),
    );
  });
});
