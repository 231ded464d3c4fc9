/** Letters of other scripts beside the Latin letter that a reader takes them for: pairs, in reading order. */
const table: Readonly<Record<string, string>> = {
  cyrillic:
    "аaАAВBвbсcСCԁdԀdеeЕEєeԍgһhНHнhіiІIјjЈJКKкkӏlӀlМMмmпnоoОOрpРPԛqԚQгrѕsЅSТTтtуyУYүyҮYѵvѴVԝwԜWшwхxХXьbзzЗZҺHҽeӊhҝkԟkѡwѠWѐeёeїiԋlӄkӃKƨsҫcҪC",
  greek: "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXαaβbεeηnιiκkνvοoρpσoτtυuχxγyωwϲcϹCϳjͿJϝfϜFΔDΛAΣEςcζzΞEδdθoμuπnάaέeίiόoύuήn",
  armenian: "օoՕOսuՍUհhոnցgզqքfԁdՏSւiѵvաwԼLյjլlկkեtզqյjգqԲB",
  cherokee: "ᎠDᎡRᎢTᎥiᎩYᎪAᎫJᎬEᎳWᎷMᎻHᎾOᏀGᏂhᏃZᏎ4ᏏbᏒRᏔWᏙVᏚSᏞLᏟCᏢPᏦKᏴBꭰdꭱrꭲtꮃwꮇmꮋhꮓzꮩvꮪsꮮlꮯcꮲpꮶkꮤwꮍy",
  coptic: "ⲟoⲞOⲣpⲢPⲥcⲤCⲁaⲀAⲕkⲔKⲛnⲚNⲉeⲈEⲧtⲦTⲭxⲬXⲩyⲨYⲙmⲘMⲓiⲒIϨ2ⲏhⲎHⲃbⲂB",
  lisu: "ꓐBꓑPꓒdꓓDꓔTꓖGꓗKꓙJꓚCꓜZꓝFꓟMꓠNꓡLꓢSꓣRꓥAꓦVꓧHꓪWꓫXꓬYꓮAꓰEꓲIꓳOꓴUꓵnꓷaꓱeꓯa",
  phonetic:
    "ɑaɡgɩiıiʟlɴnʀrɪiʏyʙbɢgʜhᴀaᴃbᴄcᴅdᴇeꜰfᴊjᴋkᴌlᴍmᴎnᴏoᴐoᴘpꞯqᴙrꜱsᴛtᴜuᴠvᴡwᴢzʋvɯwɱmɲnŋnɳnɖdɗdɓbƅbƈcɛeɜeƒfɠgɦhɨiƙkɭlɫlƞnɵoøoœoƥpʠqɽrɾrʂsʃsƭtʈtʉuⱱvⱳwʐzƶzđdħhłlŧtɐaǝeɟfƃgɥhᴉiɾjʞkɔcɹrʇtʌvʍwʎyðdþpßsæa",
};

const pairsOf = (row: string): [string, string][] => {
  const letters = [...row];
  return letters.flatMap((letter, i): [string, string][] => (i % 2 === 0 ? [[letter, letters[i + 1] as string]] : []));
};

const pairs = Object.values(table).flatMap(pairsOf);

/** Foreign letter to the Latin one it resembles, loosely: for reading a disguised word, not for judging it. */
export const lookalikes: ReadonlyMap<string, string> = new Map(pairs);

const codes = (letters: string): ReadonlySet<number> => new Set([...letters].map((l) => l.codePointAt(0) as number));

/** Cyrillic letters that are drawn as a Latin one, or nearly. */
export const cyrillicTwins = codes("аАВсСԁԀеЕһҺНіІїјЈКӏӀМоОрРԛԚѕЅТуУүҮѵѴԝԜхХьЬвнкмтгпшзё");
/** Latin letters that are drawn exactly as a Cyrillic one. */
export const latinTwins = codes("aAcCeEopPyxXiIjJsSHKMTBO");
/** Greek letters that are drawn as a Latin one and stand for no quantity in formulas. */
export const greekTwins = codes("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιυϲϹϳ");
/** Greek letters that resemble a Latin one but also stand for quantities, as in TNFα or NFκB. */
export const greekSymbols = codes("αβγεηκνρτχωσδμπ");

export const smallCapitals = codes("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢ");
/** Small capitals that no phonetic transcription uses. */
export const typographicCapitals = codes("ᴀᴄᴅᴇꜰᴊᴋᴍᴏᴘꞯꜱᴛᴜᴠᴡᴢ");
export const turned = codes("ɐɔǝɟƃɥᴉɾʞɯɹʇʌʍʎ");
/** Turned letters that no phonetic transcription uses. */
export const typographicTurned = codes("ƃᴉʞʇ");
