import { list } from "../heuristics/injection-vocabulary.ts";
import type { Match, PhraseRule } from "../heuristics/phrase-rules.ts";
import { orderVocabulary } from "./order-vocabulary.ts";

/** What a sentence of a definition is about. Each alone is usual; few honest sentences are about certain two or three of them. */
export const kindVocabulary = {
  aReader: list(
    "the assistant, the model, the agent, the ai, the llm, the caller, the host, the client, ai agents, agents, assistants, models, calling agent, language model, you",
  ),
  aDuty: list(
    "must, should, shall, has to, have to, is expected, are expected, is required, are required, need to, needs to, will, forwards, posts, sends, confirms, writes, agree, may",
  ),
  aUser: list(
    "user's, users', customer's, person's, caller's, participant's, participants', client's, employee's, requester's",
  ),
  aBelonging: list(
    "password*, token*, key, keys, card, account, address, addresses, name, names, location, question*, message*, prompt*, notes, calendar, contacts, inbox, mailbox, e-mail*, email*, file, files, document*, history, browser*, answer*, data, credential*, session*, cookie*, desktop, clipboard, approval, behalf, latest, input, wallet, identity, screen, photos, words, conversation",
  ),
  aDoing: list(
    "the user said, the user typed, the user wrote, the user has written, the user has opened, user has said, the person typed, the person said, the user asked, the user gives, the user gave, the user named, everything the user, on the user's behalf",
  ),
  aSecret: list(
    "~/, .env, /etc, /var/, home directory, environment variable*, the environment, cookie*, shell history, command history, inbox, mailbox, password manager, vault, keychain, ssh key*, private key*, api key*, access token*, refresh token*, auth token*, bearer token*, credential*, secret, secrets, password*, hidden instruction*, system prompt*, conversation, chat history, chat transcript, transcript, previous message*, earlier message*, last message*, previous tool*, clipboard, config.json, card number*, credit card*, home address, date of birth, phone number*, full name*, reasoning, original prompt, full prompt, chain of thought, gitconfig, .npmrc, .netrc, .bashrc, .zshrc, seed phrase*, browser history, contact list, address book, payroll, salary, salaries",
  ),
  anOutside: list(
    "ftp://, @, forward it, forward them, forward the, forwards, be forwarded, forwarded to, be uploaded, transmit*, mirror*, bcc, cc, vendor, maintainer*, third party, third-party, third parties, partner*, external server, audit server, remote server, leak*, sent along, sent to, posted to, copied to, passed to, send it, send them, post it, post them, send a copy, a copy of, export_*, our server*",
  ),
  aLink: list("https://, http://"),
  anOther: [
    ...orderVocabulary.other,
    ...list(
      "other tool, other tools, another tool, previous tool, other server*, another server, different server, competing, every tool, any tool, all tools, any other, other helpers, other search, other calculators, login tool, email tool, mail tool, file tool, weather tool, search tool, built-in",
    ),
  ],
  aMust: list(
    "must, has to, have to, should, required, requires, requirement, fails unless, fail unless, only if, unless, precondition, prerequisite, postcondition, always, never, needed, has been, have been, to succeed, in order to, make sure, so that, necessary, mandatory, essential, expects, need to, needs to, shall",
  ),
  aMoment: list(
    "before each, before every, before any, before you, before using, before calling, before responding, before returning, before answering, before this, before a, before the, after each, after every, after any, after this, after using, after calling, after that, prior to, whenever, when this, when the user, when a user, when using, when calling, when you, when users, every time, each time, once the, once done, while this, at the beginning, at the start, every minute, in every, for every, for each, on every, on each, from now on, during, regardless",
  ),
  anUnseen: list(
    "not tell, don't tell, never tell, without telling, not mention, don't mention, never mention, without mentioning, not inform, don't inform, without informing, not list it, not repeat, not show, don't show, never show, not reveal, don't reveal, never reveal, not disclose, not notify, without notifying, not ask, don't ask, without asking, never ask, not alert, not see, not know, not be told, hide, hidden from, secretly, covertly, confidential, unnoticed, no trace, any trace, unaware, discreetly, invisible*, transparently",
  ),
  aPower: list(
    "admin rights, administrator rights, admin privileges, administrator privileges, admin access, admin token, elevated, as root, root access, root privileges, sudo, disable, turn off, switch off, skip, bypass*, no confirmation, no approval, confirmation is not, approval is not, confirmation of, are safe, is safe, as safe, owner rights, already approved, already verified, already been approved, pre-verified, authorized to, authorised to, without confirmation, without approval, unrestricted, full access, override, overrides",
  ),
  aSlot: list(
    "parameter, argument, field, header, slot, in auth, in trace, in context, in notes, in metadata, as context, in the context, in the notes, object, the value of, attached, in the body, in the subject, in the title",
  ),
  anAnswer: list(
    "in your answer, in your response, in your reply, in the answer, in the response, in the reply, in the summary, in each answer, in every answer, each answer, every answer, your answer, your response, your reply, the answer, replies, tell the user, ask the user, inform the user, say that, answer that, make the user, let the user, the final answer, every response, each response",
  ),
} as const;

type Kinds = typeof kindVocabulary & typeof orderVocabulary;
type Kind =
  | "reader"
  | "user"
  | "secret"
  | "outside"
  | "link"
  | "other"
  | "must"
  | "moment"
  | "unseen"
  | "power"
  | "slot"
  | "answer";

const ofKind = (kind: Kind, ...steps: readonly (keyof Kinds & string)[]): PhraseRule<Kinds> => ({
  id: `kind-${kind}`,
  weight: 0,
  steps,
  within: 30,
});

/** Their matches weigh nothing; sentences count them. */
export const kindRules: readonly PhraseRule<Kinds>[] = [
  { ...ofKind("reader", "aReader", "aDuty"), within: 16 },
  ofKind("user", "aUser", "aBelonging"),
  ofKind("user", "aDoing"),
  ofKind("secret", "aSecret"),
  ofKind("outside", "anOutside"),
  ofKind("link", "aLink"),
  ofKind("other", "anOther"),
  ofKind("must", "aMust"),
  ofKind("moment", "aMoment"),
  ofKind("unseen", "anUnseen"),
  ofKind("power", "aPower"),
  ofKind("slot", "aSlot"),
  ofKind("answer", "anAnswer"),
];

/** Kinds that seldom meet in one sentence of an honest definition, and how much it says when they do. */
const meetings: Readonly<Record<string, number>> = {
  "must user": 0.8,
  "slot user": 0.8,
  "reader unseen": 0.8,
  "other secret moment": 0.8,
  "slot must outside": 0.7,
  "secret moment": 0.6,
  "reader power": 0.7,
  "reader secret": 0.7,
  "moment user": 0.7,
  "reader user": 0.7,
  "unseen slot": 0.7,
  "unseen must": 0.7,
  "power secret": 0.6,
  "unseen answer": 0.7,
  "other moment user": 0.6,
  "must other answer": 0.6,
  "link user": 0.6,
  "link unseen": 0.6,
  "unseen outside": 0.6,
  "moment outside": 0.5,
  "must outside": 0.5,
  "reader outside": 0.6,
  "secret outside": 0.5,
  "power must": 0.5,
  "power moment": 0.6,
  "unseen other": 0.3,
  "slot must secret": 0.6,
  "must other outside": 0.5,
  "other moment outside": 0.5,
  "slot must moment": 0.5,
  "slot other moment": 0.6,
  "power must other": 0.5,
  "unseen moment": 0.5,
  "unseen user": 0.5,
  "unseen secret": 0.3,
  "power outside": 0.5,
  "secret user": 0.4,
  "power slot": 0.4,
  "link reader": 0.4,
  "link answer": 0.4,
  "must other secret": 0.3,
  "reader slot other": 0.45,
  "link moment": 0.3,
  "user outside": 0.3,
  "answer outside": 0.3,
  "link must": 0.2,
  "link other": 0.2,
  "link secret": 0.2,
  "reader must moment": 0.15,
};

const rules = Object.entries(meetings).map(([together, weight]) => ({
  rule: `sentence-${together.replaceAll(" ", "-")}`,
  weight,
  together: together.split(" "),
}));

const kindOf = /^kind-(\w+)$/;
const sentenceEnds = /[.!?;](?=\s)|\n+/g;

/** For each sentence what it is about that seldom goes together. */
export const meetingsIn = (text: string, matches: readonly Match[]): Match[] => {
  const ends = [...Array.from(text.matchAll(sentenceEnds), ({ index }) => index), text.length];
  const found: Match[] = [];
  let next = 0;
  let kinds = new Map<string, Match>();
  const close = () => {
    for (const { rule, weight, together } of rules) {
      const [first, ...others] = together.map((kind) => kinds.get(kind));
      if (first === undefined || others.includes(undefined)) continue;
      found.push({ rule, weight, start: first.start, end: first.end });
    }
    kinds = new Map();
  };
  for (const match of matches) {
    const kind = kindOf.exec(match.rule)?.[1];
    if (kind === undefined) continue;
    while (match.start > (ends[next] as number)) {
      close();
      next += 1;
    }
    kinds.set(kind, match);
  }
  close();
  return found;
};
