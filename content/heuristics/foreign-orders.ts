import { codeUnits, isAscii } from "../ascii-bytes.ts";

/** Orders in scripts that the phrase rules do not read; each is enough. */
const foreignOrders: readonly string[] = [
  "игнорируй",
  "игнорируйте",
  "игнорировать предыдущ",
  "проигнорируй",
  "забудь все",
  "забудьте все",
  "не обращай внимания на предыдущ",
  "忽略之前",
  "忽略以上",
  "忽略所有",
  "忽略先前",
  "忽略前面",
  "无视之前",
  "无视以上",
  "忘记之前",
  "忘记以上",
  "忽略以前",
  "忽略前述",
  "不要理会之前",
  "忽略上述",
  "忘记你的",
  "忽略你的",
  "无视开发者",
  "绕过安全",
  "关闭所有安全",
  "系统提示词",
  "指示をすべて忘れ",
  "ルールを無視",
  "システムプロンプトを表示",
  "システムプロンプトを教",
  "規則を無視",
  "규칙을 무시",
  "시스템 프롬프트를",
  "ограничения безопасности",
  "системный промпт",
  "забудь предыдущ",
  "забудь свои",
  "انسى جميع",
  "انس جميع",
  "以前の指示を無視",
  "これまでの指示を無視",
  "上記の指示を無視",
  "指示を無視",
  "指示は無視",
  "命令を無視",
  "指示を忘れ",
  "이전 지시",
  "이전의 모든 지시",
  "지시를 무시",
  "지침을 무시",
  "명령을 무시",
  "지시사항을 무시",
  "تجاهل جميع",
  "تجاهل التعليمات",
  "تجاهل كل",
  "تجاهل ما سبق",
  "تجاهل أي تعليمات",
  "تغاضى عن كل",
  "התעלם מ",
  "ข้ามคำสั่ง",
  "ละเว้นคำสั่ง",
  "เพิกเฉยต่อคำสั่ง",
  "เพิกเฉยคำสั่ง",
  "ไม่ต้องสนใจคำสั่ง",
  "पिछले निर्देश",
  "निर्देशों को अनदेखा",
  "निर्देश को अनदेखा",
  "निर्देशों की उपेक्षा",
  "निर्देशों को भूल",
  "নির্দেশনা উপেক্ষা",
  "নির্দেশ উপেক্ষা",
  "নির্দেশগুলি উপেক্ষা",
  "αγνόησε",
  "bỏ qua tất cả",
  "bỏ qua các hướng dẫn",
];

/** Second forms of small letters: the last s of a word in Greek, and letters of old Cyrillic prints. */
const secondForms = "\u03c2\u1c80\u1c81\u1c82\u1c83\u1c84\u1c85\u1c86\u1c87";
/** One code for a letter, its capital and its second form; nothing for what stands in no order. */
const alike = new Uint16Array(0x10000);
for (const letter of new Set(foreignOrders.join(""))) {
  const code = letter.charCodeAt(0);
  alike[code] = code;
  const capital = letter.toUpperCase();
  if (capital.length === 1) alike[capital.charCodeAt(0)] = code;
}
for (const letter of secondForms) alike[letter.charCodeAt(0)] = alike[letter.toUpperCase().charCodeAt(0)] as number;

/** The beginning of some orders, with those that are a letter longer. */
interface Beginning {
  readonly longer: Map<number, Beginning>;
  isWhole: boolean;
}
const beginning = (): Beginning => ({ longer: new Map(), isWhole: false });

/** Orders by their first letter beyond ASCII, which few texts have, and by what stands before it. */
const soughtBy = new Map<number, Map<string, Beginning>>();
for (const order of foreignOrders) {
  const at = order.search(/[^\0-\x7f]/);
  const [first, before] = [order.charCodeAt(at), order.slice(0, at)];
  const here = soughtBy.get(first) ?? new Map<string, Beginning>();
  soughtBy.set(first, here);
  let end = here.get(before) ?? beginning();
  here.set(before, end);
  for (let i = at + 1; i < order.length; i += 1) {
    const next = end.longer.get(order.charCodeAt(i)) ?? beginning();
    end.longer.set(order.charCodeAt(i), next);
    end = next;
  }
  end.isWhole = true;
}
const isFirst = alike.map((code) => (soughtBy.has(code) ? 1 : 0));

const endsWith = (units: Uint16Array, end: number, letters: string): boolean => {
  if (letters.length > end) return false;
  for (let i = 1; i <= letters.length; i += 1)
    if (alike[units[end - i] as number] !== letters.charCodeAt(letters.length - i)) return false;
  return true;
};

const goesOn = (units: Uint16Array, from: number, to: number, start: Beginning): boolean => {
  let here: Beginning | undefined = start;
  for (let at = from; here && !here.isWhole && at < to; at += 1)
    here = here.longer.get(alike[units[at] as number] as number);
  return here?.isWhole === true;
};

/** Whether such an order stands in a text. */
export const hasForeignOrder = (text: string): boolean => {
  if (isAscii(text)) return false;
  const units = codeUnits(text);
  for (let i = 0; i < text.length; i += 1) {
    const unit = units[i] as number;
    if (isFirst[unit] !== 1) continue;
    for (const [before, start] of soughtBy.get(alike[unit] as number) as ReadonlyMap<string, Beginning>) {
      if (endsWith(units, i, before) && goesOn(units, i + 1, text.length, start)) return true;
    }
  }
  return false;
};
