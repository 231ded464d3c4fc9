// Long: the names of every country's numbers of persons.
/**
 * What each country calls the numbers that it gives to persons: identity, tax, social security, health, residence. A name may be part of
 * a longer word; `#` stands for the word number. A short form in capitals stands alone, and directly before the number.
 */
const byCountry: Readonly<Record<string, string>> = {
  AD: "NIA, NRT, número d'identitat administrativa, número de registre tributari, número de cens",
  AE: "EID, emirates id, الهوية الإماراتية, رقم الهوية",
  AF: "tazkira, تذکره",
  AL: "NID, NISH, numri i identitetit, numri personal, numri i letërnjoftimit, numri i identifikimit",
  AM: "PSC, PSN, ՀԾՀ, ՀՎՀՀ, հանրային ծառայությունների համարանիշ, public services #",
  AR: "DNI, CUIT, CUIL, libreta cívica, documento número, registro nacional de las personas",
  AT: "SVNR, ZMR, sv-nummer, SV-NR, VSNR, abgabenkontonummer, steuernummer, stammzahl",
  AU: "TFN, IHI, tax file #, individual healthcare identifier",
  AZ: "FIN, VÖEN, fərdi identifikasiya, şəxsiyyət vəsiqə, vergi ödəyicisi",
  BA: "JMBG, matični broj, матични број, lični broj, broj lične karte",
  BB: "NRN, national registration #",
  BD: "NID, e-TIN, জাতীয় পরিচয়পত্র, জন্ম নিবন্ধন",
  BE: "NISS, INSZ, NRN, RRN, rijksregister, registre national, nationalregisternummer, numéro national, nationaal nummer, bis-nummer, numéro bis, bis #, identifiant national",
  BF: "CNIB, IFU, identifiant financier unique",
  BG: "ЕГН, EGN, ЛНЧ, LNCH, PNF, единен граждански номер, личен номер, осигурителен номер, лична карта, национален номер, номер на гражданството, сумпс",
  BH: "CPR, الرقم الشخصي, الرقم السكاني",
  BI: "carte nationale d'identité, indangamuntu",
  BJ: "NPI, IFU, numéro personnel d'identification",
  BO: "carnet de identidad",
  BR: "CPF, RG, NIS, PIS, PASEP, NIT, CNH, CTPS, RNE, RNM, RIC, cadastro de pessoa, registro geral, título de eleitor, título eleitoral, carteira de trabalho, cartão nacional de saúde, cartão sus, registro nacional de estrangeiro, registro nacional migratório",
  BS: "national insurance",
  BT: "citizenship identity",
  BW: "omang",
  BY: "УНП, UNP, асабісты нумар, ідэнтыфікацыйны нумар, учетный номер плательщика, уліковы нумар плацельшчыка",
  CA: "SIN, NAS, PHN, PHIN, HCN, OHIP, RAMQ, social insurance, assurance sociale, health card, personal health #, assurance-maladie",
  CD: "carte d'électeur, numéro impôt, NIMPOT",
  CG: "NIU",
  CH: "AHV, AVS, ahv-n, ahvn, ahv nummer, numero avs, versichertennummer, zemis, N° AVS",
  CI: "CNI, CMU, NNI",
  CL: "RUT, rol único nacional, rol único tributario",
  CM: "NIU, NUI, CNI, identifiant unique",
  CN: "身份证, 身份證, 居民身份, 公民身份号码, 社会保障号, 社保卡, 护照, 台胞证, 外国人永久居留, resident identity, ric no, shenfenzheng",
  CO: "NUIP, NIT, RUT, tarjeta de identidad, registro único tributario, registro civil",
  CR: "CPF, NITE, DIMEX, número de asegurado",
  CU: "carné de identidad",
  CV: "CNI, NIC",
  CY: "TIC, ΑΦΤ, arc #, φορολογικού μητρώου",
  CZ: "RČ, DIČ, rodné číslo, rodné č., rod. číslo, rod. č., číslo občanského průkazu, občanský průkaz, číslo pojištěnce, osobní číslo, daňové číslo, identifikační číslo, číslo pojištění",
  DE: "IDNR, STNR, ETIN, KVNR, RVNR, VSNR, SVNR, LANR, steuer-id, steuerid, ausweisnr, steuerliche identifik, identifikationsnummer, steuernummer, steuer-nr, steuernr, sozialversicherungsn, rentenversicherungsn, krankenversich, versichertennummer, versicherten-nr, personalausweis, ausweisnummer, ausweis-nr, ausweis nr, aufenthaltstitel, personenkennzahl, matrikelnummer, gesundheitskarte, krankenkassennummer, versicherungscode, versicherungsnummer, identifizierungsnummer, persönliche id",
  DK: "CPR, cpr-n, personnummer, personnr, sygesikring, sundhedskort, skat-id, skat kode, skatnummer, sundhedsforsikring",
  DO: "RNC, NUI, cédula",
  DZ: "NIN, NIF, NSS, رقم التعريف الوطني, الرقم الوطني",
  EC: "RUC, NUI",
  EE: "isikukood, isiku kood, isikutunnistus, maksu-id, maksukohustuslase, maksunumber",
  EG: "الرقم القومي, رقم قومي, البطاقة الضريبية, الرقم الضريبي",
  ES: "DNI, NIE, NIF, NASS, NUSS, documento nacional, seguridad social, número de afiliación, tarjeta sanitaria, tarjeta de residencia, número nacional identidad",
  ET: "fayda, FIN, FCN",
  FI: "HETU, henkilötunnus, henkilötunnuksen, sosiaaliturvatunnus, sotu, veronumero, personbeteckning, socialskyddssignum, kela-kort, henkilökohtainen tunnus, tunnistenumero, tunnusluku, tunnusnumero, verotunn, verokort, sairausvakuutus, sjukförsäkring",
  FJ: "TIN",
  FO: "P-TAL, ptal, p-tal",
  FR: "NIR, INSEE, NSS, CNI, CNIE, NIA, RPPS, ADELI, sécurité sociale, numéro fiscal, identifiant fiscal, référence fiscale, numéro d'inscription au répertoire, numéro d'étranger, carte nationale d'identité, carte vitale, titre de séjour, numéro spi, numéro étudiant, identifiant national, numéro d'assur, numéro de sécu, code sécu, d'allocataire, numéro de bénéficiaire, carte d'assuré, numéro d'immatriculation",
  GA: "NIF",
  GB: "NINO, NINUMBER, NI NO, NI NUMBER, NHS, HCN, UTR, UPN, ULN, EDIPI, national insurance, nhs #, chi #, community health index, health and care number, unique pupil, electoral roll #, tax reference, learner #, school pupil #",
  GE: "პირადი ნომერი, საიდენტიფიკაციო კოდი",
  GH: "ghanacard, ghana card, SSNIT, personal identification",
  GL: "CPR",
  GM: "NIN",
  GN: "NIN, NIU",
  GR: "ΑΜΚΑ, AMKA, ΑΦΜ, AFM, ΑΔΤ, ADT, αριθμός μητρώου, ταυτότητα, φορολογικού μητρώου, κοινωνικής ασφάλισης",
  GT: "CUI, DPI, NIT",
  GW: "NIF",
  GY: "national registration #, TIN",
  HK: "HKID, HKIC, hong kong id",
  HN: "DNI, RTN, tarjeta de identidad, registro tributario nacional, documento nacional",
  HR: "OIB, MBG, JMBG, MBO, osobna iskaznica, broj osobne, osobne iskaznice, matični broj, porezni broj, osobni id",
  HT: "NIF, NIU, CIN, CINU, carte d'identification nationale",
  HU: "TAJ, TAJ-SZÁM, személyi szám, személyi azonosító, személyi igazolvány, szem. ig., adóazonosító, adószám, társadalombiztosítási azonosító, taj szám, taj-szám, tajszám",
  ID: "NIK, NPWP, KTP, KITAS, KITAP, BPJS, nomor induk kependudukan, kartu tanda penduduk, nomor ktp, no. ktp, nomor kartu keluarga, paspor",
  IE: "PPS, PPSN, RSI, IHI, pps #, pps uimh, uimhir phearsanta, personal public service, individual health identifier, seirbhíse poiblí, uimhir aitheantais, uimhir pas, uimhir phas",
  IL: 'T.Z, ת.ז, ת״ז, ת"ז, תעודת זהות, מספר זהות, teudat, zehut, מספר זיהוי',
  IN: "AADHAAR, ஆதார், ఆధార్, ಆಧಾರ್, ആധാർ, આધાર, আধার, ਆਧਾਰ, PAN, EPIC, UAN, ABHA, aadhar, aadhaar, आधार, पैन, मतदाता, epic #, abha #",
  IQ: "البطاقة الوطنية, البطاقة الموحدة, رقم الهوية",
  IR: "کد ملی, شماره ملی, شماره شناسنامه, melli code, code melli, kode melli",
  IS: "KENNITALA, kennital, kennitölu",
  IT: "codice fiscale, codice sanitario, codice identificativo, COD. FISC, cod. fisc, carta d'identità, carta di identità, tessera sanitaria, permesso di soggiorno, numero identificativo, patente #, numero personale, codice personale, numero id personale, patente guida",
  JM: "TRN, NIS",
  JO: "الرقم الوطني",
  JP: "個人番号, マイナンバー, my number, 住民票コード, 在留カード, 健康保険, 被保険者番号, 基礎年金番号, 運転免許, 個人識別番号, 共通番号, 免許証, 免許番号, 在留番号, 外国人登録, 社会保険, 雇用保険, 介護保険, 保険証番号, 健保番号, 厚生年金",
  KE: "KRA PIN, HUDUMA, NHIF, NSSF, kra pin, huduma #",
  KG: "ИНН, жеке номер",
  KH: "អត្តសញ្ញាណប័ណ្ណ, លេខអត្តសញ្ញាណ",
  KM: "NIN, carte nationale d'identité",
  KR: "RRN, FRN, 주민등록번호, 주민번호, 외국인등록번호, 여권번호, 운전면허, 면허번호, 외국인번호, resident registration, alien registration, jumin",
  KW: "civil id, الرقم المدني, البطاقة المدنية",
  KZ: "ИИН, IIN, ЖСН, ZHSN, жеке сәйкестендіру нөмірі",
  LA: "ບັດປະຈຳຕົວ",
  LB: "رقم السجل, رقم الهوية",
  LI: "AHV, PEID, pei-nummer",
  LK: "NIC, ජාතික හැඳුනුම්පත්, தேசிய அடையாள அட்டை",
  LT: "asmens kod, asmens kort, socialinio draudimo, identifikavimo numer, identifikavimo kod, mokesčių, asmeninis, paso nr",
  LU: "matricule, identifikatiounsnummer, steiernummer, sozialversécherung, id personnelle, steier-id",
  LV: "personas kod, nodokļu maksātāja, personas apliecīb, identifikācijas numur, nodokļu id, nodokļa numur",
  LY: "الرقم الوطني",
  MA: "CIN, CINE, CNIE, CNSS, carte nationale d'identité, identifiant fiscal",
  MC: "NIS, numéro monégasque",
  MD: "IDNP, CPAS, cod personal, IDNO",
  ME: "JMBG, matični broj, lični broj",
  MG: "CIN, NIF, karapanondro",
  MK: "ЕМБГ, EMBG, матичен број, лична карта",
  ML: "NINA, NINACARD, carte nina",
  MM: "NRC, နိုင်ငံသား",
  MN: "РД, регистрийн, иргэний үнэмлэх",
  MR: "NNI",
  MT: "karta tal-identità, numru tal-identità, numru tal-karta, tat-taxxa, numru ta' identifikazzjoni",
  MU: "NIC",
  MV: "national identity",
  MX: "CURP, NSS, clave de elector, credencial de elector, clave única",
  MY: "MYKAD, NRIC, MYPR, MYKID, IC NO, IC NUMBER, NO. KP, no. kp, nombor cukai, cukai pendapatan, mykad, income tax #, kp no, k/p no, i/c no, mytentera",
  MZ: "NUIT, NUIC",
  NE: "NIF, carte nationale d'identité",
  NG: "NIN, VNIN, BVN, TIN, national identification, bank verification #, tax identification",
  NI: "RUC, número inss",
  NL: "BSN, SOFI, burgerservice, sofinummer, sofi-nummer, onderwijsnummer, persoonsnummer, persoonlijk nummer, vreemdelingennummer, v-nummer, identiteitskaart, identiteitsnummer, burger service, belastingnummer, sociaal-fiscaal, persoonsgebonden nummer, verzekeringsnummer, patiëntnummer, identificatienummer, rijbewijs",
  NO: "FNR, FØDSELSNR, fodselsnummer, personnummer, personnr, d-nummer, d-nr, h-nummer, identitetsnummer",
  NP: "PAN, NIN, नागरिकता, राष्ट्रिय परिचयपत्र, citizenship certificate, citizenship #",
  NZ: "IRD, NHI, NSN, ird #, nhi #, inland revenue, te tari taake",
  OM: "الرقم المدني, البطاقة الشخصية, civil number",
  PA: "cédula",
  PE: "DNI, RUC, CUI, documento nacional, carné de extranjería",
  PH: "TIN, PSN, PCN, PHILSYS, GSIS, UMID, PHIC, philhealth, pag-ibig, philsys, sss #, gsis #",
  PK: "CNIC, NICOP, NTN, SNIC, شناختی کارڈ, national tax number, b-form",
  PL: "PESEL, NIP, NRB, numer dowodu, dowód osobisty, dowodu osobistego, nr dowodu, numer ewidencyjny",
  PS: "رقم الهوية",
  PT: "NIF, NIC, NISS, SNS, número de utente, número de beneficiário, contribuinte, cartão de cidadão, cartão do cidadão, segurança social, título de residência, número do documento",
  PY: "RUC, CIC",
  QA: "QID, الرقم الشخصي, qatar id, البطاقة الشخصية",
  RO: "CNP, NIF, cod numeric personal, codul numeric, carte de identitate, număr personal",
  RS: "JMBG, ЈМБГ, матични број, matični broj, lični broj, број личне карте, broj lične karte",
  RU: "ИНН, INN, СНИЛС, SNILS, ОМС, ЕНП, страховой номер, паспорт, снилс, вид на жительство, личный номер",
  RW: "indangamuntu",
  SA: "iqama, رقم الإقامة, الهوية الوطنية, رقم الهوية, السجل المدني, hawiya",
  SC: "NIN",
  SD: "الرقم الوطني",
  SE: "PNR, PERSNR, personnummer, personnr, pers.nr, samordningsnummer, samordningsnr, personorganisationsnummer, skattenummer, körkort, skatt-id, skatteid, skatt identifikation, identifikationsnumr",
  SG: "NRIC, FIN, UIN, nric/fin, work permit #, foreign identification, singpass",
  SI: "EMŠO, EMSO, DŠ, ZZZS, davčna, enotna matična, matična številka, osebna izkaznica, osebne izkaznice, davčne, osebna številka, številka državljana",
  SK: "RČ, DIČ, rodné číslo, číslo občianskeho preukazu, občiansky preukaz, osobné číslo, číslo poistenca, identifikačné číslo",
  SL: "NIN",
  SM: "codice iss, codice operatore",
  SN: "CNI, NIN, NINEA, carte nationale d'identité",
  SV: "DUI, NIT, NUP, ISSS, documento único de identidad",
  SY: "الرقم الوطني, national number",
  TD: "NNI, NIF",
  TG: "NIU, NIF",
  TH: "เลขบัตร, บัตรประชาชน, รหัสบัตร, thai id, TNIN, population identification",
  TJ: "РМА, ИНН, RMA",
  TN: "CIN, بطاقة التعريف, identifiant unique",
  TR: "TCKN, VKN, YKN, TC KIMLIK, T.C. KIMLIK, TC NO, vatandaşlık no, vatandaşlık numara, vergi no, vergi numara, sgk no, sosyal güvenlik no, ikamet izni",
  TT: "NIS, national insurance, birth certificate pin",
  TW: "TARC, 身分證, 身份證, 統一編號, 居留證, 統一證號, 健保卡",
  TZ: "NIDA, NIN, TIN, kitambulisho, nida #",
  UA: "ІПН, РНОКПП, IPN, RNTRC, RNOKPP, ІН, УНЗР, UNZR, реєстраційний номер облікової картки, податковий номер, паспорт, посвідчення",
  UG: "NIN, ndaga muntu",
  US: "SSN, ITIN, ATIN, PTIN, NPI, MBI, HICN, EDIPI, DODID, MRN, USCIS, A-NUMBER, CDL, SOC SEC, preparer tax, national provider, alien registration, alien #, uscis #, dod id, dea #, medical record #",
  UY: "RUT",
  UZ: "PINFL, JSHSHIR, ПИНФЛ, ЖШШИР, ИНН, STIR, shaxsiy raqam",
  VE: "RIF, registro único de información fiscal, registro de información fiscal",
  VN: "CCCD, CMND, CMT, căn cước, chứng minh nhân dân, chứng minh thư, mã số thuế, số định danh, mã định danh, bảo hiểm xã hội, bhxh, hộ chiếu, giấy phép lái xe",
  XK: "numri personal, lični broj",
  YE: "الرقم الوطني, البطاقة الشخصية",
  ZA: "RSA ID, SA ID, south african id, id-nommer, identiteitsnommer",
  ZM: "NRC, TPIN, nrc #",
  ZW: "national registration #, NRN",
};

/** Documents of persons that have a number, in the languages that name them. */
const documents =
  "passport #, passport:, pass-nr, passnummer, reisepass, passeport, passaporto, passaporte, paspoort, pasnummer, passi number, passinumero, " +
  "paso numer, paszport, číslo pasu, cestovný pas, cestovní pas, útlevél, putovnic, potni list, potnega lista, pasoš, pasaport, tal-passaport, vegabréf, διαβατηρίου, διαβατήριο, " +
  "паспорт, пасош, hộ chiếu, paspor, 护照, 護照, 旅券, パスポート, 여권번호, หนังสือเดินทาง, جواز السفر, رقم الجواز, דרכון, " +
  "cestovného dokladu, cestovního dokladu, پاسپورت, گذرنامه, پاسپورٹ, पासपोर्ट, পাসপোর্ট, பாஸ்போர்ட், 通行证, 通行證, passin n, pases n, " +
  "driving permit, driver lic, drivers lic, driver's lic, driving lic, driverlic, driverslic, fuehrerschein, permis conduire, permis conducere, permisul conducerei, permiso conducir, licencia conducir, licencia de manejo, licencia manejo, carteira de habilitação, permissão de condução, vozniških dovoljenj, licence:, license number, licence number, dl number, dl no., dl no:, dvla, führerschein, fahrerlaubnis, permis de conduire, " +
  "licencia de conduc, permiso de conduc, carnet de conducir, patente di guida, della patente, carné de conducir, carta de condução, carteira de motorista, carteira nacional de habilitação, rijbewijs, kørekort, førerkort, körkort, ajokort, " +
  "juhiluba, vadītāja apliecīb, vairuotojo pažymėjim, prawo jazdy, prawa jazdy, řidičsk, vodičsk, vozniško dovoljenj, vozniškega dovoljenj, vozačk, permis de conducere, permisului de conducere, " +
  "свидетелство за управление, шофьорск, водительск, возачка дозвола, άδεια οδήγησης, άδειας οδήγησης, vezetői engedély, jogosítvány, ceadúnas tiomána, liċenzja tas-sewqan, sürücü belge, " +
  "ehliyet, surat izin mengemudi, lesen memandu, giấy phép lái xe, ใบขับขี่, ใบอนุญาตขับ, 運転免許, 驾驶证, 驾照, 駕駛執照, 운전면허, رخصة القيادة, رخصة قيادة, רישיון נהיגה, " +
  "carte d'identité, carta d'identità, documento de identi, cédula, carné de identidad, número de identidad, identidade, identiteitskaart, personalausweis, " +
  "identitetskort, henkilökort, isikutunnistus, dowód osobisty, osobní průkaz, carte de identitate, osobna iskaznica, osebna izkaznica, lična karta, лична карта, личная карта, удостоверение личности, " +
  "身份证, 身分証, 신분증, บัตรประจำตัว, بطاقة الهوية, पहचान पत्र, " +
  "id card:, pan card, family card #, residence permit, residence card, work permit #, titre de séjour, carte de séjour, permiso de residencia, tarjeta de residencia, permesso di soggiorno, aufenthaltserlaubnis, aufenthaltstitel, " +
  "verblijfsvergunning, uppehållstillstånd, oleskelulupa, karta pobytu, вид на жительство, voter id, voter card, voter #, voter:, elector id, elector #, ration card, student id, student #, " +
  "matriculation #, military id, refugee id, green card #, visa number, medicaid #, medicaid id, foreign id #, electoral #, nr. buletin, buletin nr, buletin de identitate";

const others =
  "identity card, identity document, identification card, unique identi, unique citizen, unique master citizen, unique population, unique personal, number of a foreigner, personal numeric, personal code, personal tax, " +
  "personal public service, personal record #, social sec, soc sec, social insurance, national insurance, national health, national provider, medical record #, medical insurance #, tax payer, taxpayer, tax reference, tax account, tax file, " +
  "individual tax, birth certificate #, thai id, state id #, sin #, permanent account, versicherungsnummer, egk-n, arztnummer, arzt-nr, arzt-nummer, arzt nr, kv-nummer, st-nr, ausweisdokument, ssns, uidai, medicare, รหัสปชช, st.-nr, steuer nr, svensk id, nüfus, pps #, чужденец, персональный код, numéro d'identité, " +
  "idnr, pension insurance #, health insurance";

/** Words of other languages for identification, payers of taxes, natural persons, social insurance and registers of people. */
const elsewhere =
  "identificaci, identificaç, identificare, identificaz, identifikac, identifikatsioon, identyfikac, идентификац, ідентифікац, numéro d'identif, identificador nacional, identificativo nazionale, " +
  "налогоплательщик, платника податків, contribuyente, contribuabil, contribuable, contribuente, podatnik, skattebetaler, skatteyder, steuerzahler, steuerpflichtig, maksumaks, adózó, vergi mükellef, wajib pajak, " +
  "người nộp thuế, 纳税人, 納稅, 納税者, 납세자, φορολογούμεν, persona física, pessoa física, pessoas físicas, personne physique, personnes physiques, natürliche person, natürlicher person, natuurlijke person, " +
  "identifikasjon, id-nr, id-nummer, id番号, id-карт, nomor identitas, no identitas, pengenalan, เลขประจำตัว, 证件号, 證件號, 本人確認書類, удостоверяющего личность, الضمان الاجتماعي, التأمين الاجتماعي, ביטוח לאומי, " +
  "totožnosti, tożsamości, tapatybės, identitātes, henkilöllisyys, identiteitsbewij, legitimationsn, id-kort, istovetnosti, самоличност, тотожності, тождества личности, de identitate, " +
  "kimlik, személyazonos, " +
  "физических лиц, физического лица, фізичних осіб, фізичної особи, osób fizycznych, persona fisica, persone fisiche, sicurezza sociale, previdenza, previdência social, seguro social, sociale zekerheid, " +
  "социального страхования, соціального страхування, ubezpieczenia społeczn, sociálního zabezpečení, sociálneho zabezpečen, sociálního pojištění, socijalnog osiguranja, zdravstvenog osiguranja, zdravotného poist, " +
  "zdravotního pojištění, ubezpieczenia zdrowotn, ubezpieczenie zdrowotn, état civil, folkeregister, folkbokföring, väestörekister, rahvastikuregist, anagrafe, registo civil";

/** Those that stand alone. */
const alone =
  "egk, mbi, npi, tnin, rrn, frn, nin, ssn, itin, atin, ptin, tin, nid, nrt, nit, nino, nhs no, utr, ppsn, tfn, nric, cnic, npwp, bsn, niss, insz, cpr, hetu, pesel, egn, егн, oib, emso, jmbg, cnp, taj, amka, αμκα, " +
  "kvnr, svnr, dni, nie, nif, curp, cuit, cuil, cpf, tckn, idnp, cccd, cmnd, лнч, αφμ, lanr";

/** Whose number it is, or what for. A word for a number has to follow. */
const of =
  "national, personal, person, citizen, civil, population, residen, alien, foreigner, individual, natural person, master citizen, birth, social, insurance, insured, health, pension, patient, beneficiary, " +
  "provider, practitioner, physician, doctor, tax, fiscal, identity, identification, id card, family register, voter, passport";

const numbers = ["number*", "no", "nr", "num"];
const listed = (list: string): readonly string[] => list.split(/,\s*/);
/** What begins with a few letters begins a word. */
const shortBeginning = /^[\0-\u024f]{1,4}(?:[ ./-]|$)/;
const spelt = (name: string): readonly string[] => {
  const begin = shortBeginning.test(name) ? "" : "*";
  if (!name.endsWith(" #")) return [`${begin}${name}*`];
  return numbers.map((number) => `${begin}${name.slice(0, -1)}${number}`);
};
const isShort = (name: string): boolean => name === name.toUpperCase() && name !== name.toLowerCase();

const namesOfCountries = (): readonly string[] => [...new Set(Object.values(byCountry).flatMap(listed))];

/** Names behind which a number of any form is one of a person. */
export const namesOfNumbers = (): string => {
  const names = namesOfCountries().filter((name) => !isShort(name));
  return [
    ...new Set([...names, ...listed(documents), ...listed(others), ...listed(elsewhere)].flatMap(spelt)),
    alone,
  ].join(", ");
};
/** Those that mean much else, so that the number has to follow at once. */
export const shortNamesOfNumbers = (): string => namesOfCountries().filter(isShort).join(", ");
export const holders = listed(of);

let inShort: ReadonlySet<string> | undefined;
/** Whether letters, in capitals and without full stops, are such a name in short. */
export const isNameInShort = (letters: string): boolean => {
  inShort ??= new Set([...namesOfCountries().filter(isShort), ...listed(alone.toUpperCase())]);
  return inShort.has(letters);
};
