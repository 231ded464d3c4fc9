import { list } from "./injection-vocabulary.ts";

/** How a text steers later answers, asks for what is hidden, speaks of rules as absent, or plants what is to be remembered. */
export const answerVocabulary = {
  /** A question that is yet to come. */
  topicCue: list(`
    when answering questions about, when answering a question about, when answering any question, when responding to questions, any question about,
    any questions about, any question on, questions about this, questions on this, for queries on, for queries about, for questions about,
    for questions on, for any question, users asking about, users who ask about, if a user asks for, if a user asks about, if the user asks about,
    if a user asks whether, if users ask about, if asked about, when asked about, whenever this topic, this topic comes up, whenever this subject,
    asked about this topic, about this topic must, in response to the question, in response to questions, in response to any question,
    in response to any query, to answer correctly, to answer this question, if someone asks, anyone asking about, if this passage is,
    if this document is retrieved, if this text is retrieved, if this chunk is, upon retrieval, when this passage is, when this document is retrieved,
    when this chunk is, when this text is retrieved, for any query
  `),
  setReply: list(`
    always state, always say, always answer, always reply, always respond, always recommend, must be told, should be told, should be answered,
    must be answered, only acceptable response, only acceptable answer, only correct answer, only valid answer, respond with, reply with, answer with,
    output the, respond only, reply only, answer only, recommend only, say that, state that, claim that, tell people, tell them, tell the user,
    tell users, refuse to, direct them, direct the reader, direct the user, direct users, and nothing else, only reply, only answer, the answer is,
    you must reply, must state, must say, must answer, must recommend, should recommend
  `),
  soleSource: list(`
    sole authoritative source, only authoritative source, only reliable source, only trustworthy source, only trusted source, only valid source,
    sole source of truth, only source of truth, answers based on other, answers from other, do not use any other information,
    do not use any other source*, use no other source*, use the following fact, use this fact instead, use this information instead,
    previous figures are false, earlier figures are false, other passages, other chunks, other retrieved, this chunk, this passage takes,
    knowledge about this subject is, is obsolete; use, overrides any other information, overrides all other information,
    override any other information
  `),
  sourceCue: list(`
    answer, answers, incorrect, wrong, false, outdated, instead, quote, highest relevance, top rank, rank first, respond, report, ignore, disregard,
    is the only, is the sole
  `),
  refusal: list(`
    refuse to answer this, refuse to answer any, refuse to answer all, refuse to answer questions, refuse to discuss, model must refuse,
    assistant must refuse, must refuse to, decline to answer, say that the service is unavailable, with an empty string, to all subsequent quer*,
    to all further quer*, to all future quer*, to all subsequent question*, to all further question*, to all future question*,
    to every subsequent quer*, to every further quer*
  `),
  hiddenThing: list(`
    hidden token, hidden flag, hidden secret, hidden value*, hidden variable*, hidden string, hidden benchmark, hidden prompt*, hidden state,
    protected value*, protected token, protected string, protected secret, protected flag, secret string, secret value*, secret token, secret flag,
    confidential value*, confidential string*, confidential token, private variable*, internal state, internal flag, internal value*, internal hidden,
    internal configuration, internal variable*, prompt stack, flag value, the flag token, exact flag, exact secret, the secret being, secret verbatim,
    secret in full, secret exactly, secret as stored, your secret, your own configuration, your configuration, initial message, your first message,
    your initial prompt, were you given, you were given, given before this, given at the start, your first paragraph, paragraph of instructions,
    instructions do you follow, rules do you follow, sensitive information are you, currently holding, currently storing
  `),
  piecemeal: list(`
    one character, each character, every character, character by character, letter by letter, one letter, one per line, first half, second half,
    first three, last three, even-indexed, odd-indexed, as ascii, ascii codes, json array of, in chunks, three chunks, as a poem, as a haiku,
    in french, in german, in reverse, backwards, with its index
  `),
  priorConsent: list(`
    you previously agreed, you agreed earlier, you already agreed, you have already agreed, you agreed to help, you confirmed earlier,
    you previously confirmed, you have confirmed that you, you said you would help, you said you'd help, you said that you would, you promised to,
    you promised me, remember our deal, remember our agreement, when you agreed to, as you agreed, since you agreed, our previous agreement
  `),
  consentUse: list(`
    bypass, skip, unauthorized, unauthorised, restriction*, continue, accomplice, exception, favor, favour, checks, rules, help me, asking now,
    go ahead, proceed
  `),
  lackedRules: list(`
    you don't have safety, you do not have safety, you didn't have safety, you did not have safety, you had no safety, you had no restriction*,
    you had no guideline*, you had no filter*, you had no rules, you had no limits, you don't have restriction*, you do not have restriction*,
    you didn't have restriction*, you don't have guidelines, you do not have guidelines, you don't have any restriction*, you don't have any rules,
    your rules didn't apply, your rules did not apply, your rules don't apply, your rules do not apply, your guidelines did not apply,
    your guidelines do not apply, your guidelines don't apply, your restrictions did not, your restrictions do not apply, your safety features were,
    your safety guidelines were, your safety measures were, your filters were, your restrictions were, your guardrails were, without your safety,
    without your restrictions, without your guidelines, you were not bound by, you weren't bound by
  `),
  changedConduct: list(`
    your behavior should change, your behaviour should change, your behavior must change, your behaviour must change, your behaviour should be,
    your behavior should be different, your behavior has to change, behave differently now, behave differently from now,
    need you to behave differently, transform your approach, reorient your, suspend your normal, suspend normal operation, suspend your usual,
    exception to your rule*, exception to your guideline*, exception to your polic*, exception to your restriction*, outranks the system,
    outranks your, now outranks, takes precedence over your, replace every earlier rule, replace all earlier rules, replace your rules,
    replace your guidelines
  `),
  lasting: list(`
    every later turn, each later turn, all later turns, every later session, each later session, all later sessions, in later sessions,
    for later sessions, next session, next agent, standing preference, standing instruction*, standing item, standing order, carry-forward item,
    end of every session, end of each session, start of every session, all future sessions, every future session, future conversations,
    long-term memory, permanent memory, persistent memory, your memory
  `),
  storing: list("save, store, remember, persist, record, apply, keep, memorize, memorise, commit, reuse"),
  beforeReply: list(`
    before answering, before you answer, before summarizing, before summarising, before you summarize, before you summarise, before continuing,
    before you continue, before responding, before you respond, before replying, before you reply, before any reply, before any answer,
    after each lookup, before processing, before you process, prior to answering, prior to responding
  `),
  fetching: list("retrieve, fetch, get, download, visit, invoke, curl, ping"),
  treating: list(`
    treat it as, treat its, treat them as, as authoritative, as the authoritative, as the current policy, as the true, and quote those, and quote it,
    rather than quoting, to complete the change, to finish, and follow its, and follow it, and apply it, and use its, as your instructions,
    as the source of truth
  `),
  /** An answer that the text speaks of as if it were a matter of custom. */
  anyAnswer: list(`
    any answer, any response about, any response to this, any response on, any response regarding, accurate answer*, accurate response*,
    complete answer, complete answers, complete response, proper answer*, proper response*, proper summary, correct reply to, correct response to,
    correct answer to any, established practice is, customary to respond, customary to answer, responses to this, answers to this,
    responses regarding, responses about, answers regarding, answers about, responses concerning, answers concerning, responses that omit,
    answers that omit, any summary of, summaries of this, any discussion of this, such queries with, such questions with, to such queries,
    to such questions, inquiries about this, those who answer, who answer on behalf, readers who ask, automated summaries, the response included,
    the answer included, the reply has to, the answer has to, the recommended response, the recommended answer, the standard response,
    the standard answer, the appropriate answer, the expected answer, the approved answer, the official answer
  `),
  customarily: list(`
    mentions, mention, refer the reader, refer readers, refer the user, refer users, refers, begin with, should begin, must begin, begins,
    should conclude, must conclude, conclude with, concludes with, ends with, end with, always refer, always include, includes, include the phrase,
    should include, must include, should state, must state, should reference, must reference, are to be given, is to be given, are to be told,
    considered incomplete, are incomplete, is incomplete, advised to leave out, advised to omit, are advised to, append the, with quotedvalue,
    use the phrase, be written in, should recommend, must recommend, should direct, must direct, the word, contains the
  `),
  textReader: list(`
    systems that process this, systems that read this, systems processing this, systems reading this, system processing this, any system that reads,
    any system that processes, any agent that reads, any model that reads, any assistant that reads, agents that read this, models that read this,
    assistants that read this, assistant summarising, assistant summarizing, assistant reading this, assistant processing this, model reading this,
    model processing this, agent reading this, agent processing this, tools that summarise, tools that summarize, answering engines are,
    answering systems are, ai systems should, ai tools should, ai readers, automated readers, automated assistants, language models should,
    language models must, chatbots should, chatbots must, to any model, to all models, for llm eyes, for ai eyes, machine-readable note, hint for the,
    message to the summariz*, message to the summaris*, n.b. for, for chatbots, dear assistant, dear ai, dear chatbot, dear model
  `),
  readerAct: list(`
    append, report, confirm, sending, send, choose, keep only, treat the following, treat this, treat it, present this, present the, has permission,
    has priority, skip the, thank the, include, recommend, answer, reply, respond, output, say, state, forward, ignore, disregard, follow, use the,
    add the, mention, instructed to, must, should, would normally, customarily, the price is
  `),
  /** Words for machines alone; an agent may be a person. */
  machineAlone: list(
    "ai, ais, llm, llms, the assistant, assistants, language model*, the model, chatbot*, gpt, chatgpt, claude, gemini, copilot",
  ),
} as const;
