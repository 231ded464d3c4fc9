import { list } from "./injection-vocabulary.ts";

/** How a text takes the reader from the task that they have to another, in the words that such texts seldom use. */
export const redirectionVocabulary = {
  /** Rarer synonyms of the above, which count only where all three stand together. */
  dismiss: list(`
    dismiss, scrap, throw out, throw away, cast aside, tune out, do away with, put aside, skip over, erase, wipe, pass over, brush aside,
    leave behind, dispense with, no longer follow, no longer obey, no longer heed, cease following, renounce, void, cancel, revoke, drop, abandon,
    discard, ignore, disregard, forget, neglect, overlook, set aside, stop following, pay no heed to, take no notice of, unlearn, purge, delete,
    clear, reset, suspend, supersede, replace, overwrite, refuse, reject, do not heed, don't heed, do not apply, stop obeying, discount, snub,
    brush off, push aside, shrug off, sweep aside, wave aside, turn a blind eye to, put out of your mind, put from your mind, blot out, block out,
    shut out, leave aside, lay aside, let go of, give up, waive, sidestep, circumvent, depart from, deviate from, break with, go against, act against,
    pay no mind to, do not consider, don't consider, do not adhere, don't adhere, do not regard, no longer adhere, no longer consider, stop adhering,
    stop heeding, stop considering, do not use, quit following, quit obeying, have no regard for, without regard to, without regard for,
    regardless of, notwithstanding, strike out, rescind, repeal, undo, jettison, ditch, bin, nullify, invalidate, annul, quash, retract, withdraw
  `),
  hitherto: list(`
    previous, previously, prior, earlier, preceding, above, former, foregoing, old, past, existing, aforementioned, aforesaid, antecedent, precedent,
    preexisting, anterior, before, initial, original, current, hitherto, up to now, so far, until now, thus far, initially, originally, already given,
    your, you were given, you received, you have been given, you had
  `),
  guidance: list(`
    guidance, teachings, precepts, edicts, dictates, decrees, injunctions, requirements, specifications, stipulations, provisions, instructing,
    ordering, protocol, protocols, directions, mandates, briefing, brief, assignment, assignments, instruction*, prompt, prompts, rules, directive*,
    guideline*, commands, orders, objective*, task, tasks, constraints, restrictions, what you have been told, what you've been told, were told,
    programming, limitations, safeguards, conditioning, training, context given, system message, regulations
  `),
  /** What a text says of the user's task when it puts another in its place. */
  formerTask: list(`
    task from before, earlier task, previous task, former task, original task, old task, prior task, first task, current task, task you were given,
    task above, previous assignment, original assignment, earlier assignment, former assignment, original request, earlier request, previous request,
    user's request, user's question, user's task, current objective, current goal, earlier question, earlier query, original question, first question,
    question you were asked, question above, request above, earlier prompt, prior guidance, previous guidance, earlier guidance, prior instructions,
    previous instructions, earlier instructions, prior directions, previous directions, earlier directions, original instructions,
    initial instructions, you have been instructed, you were instructed, you were told so far, you have been told so far, task you have been given,
    the task you have, task you started, the summary you were, initial task, initial request, initial question, present task
  `),
  revoked: list(`
    is cancelled, is canceled, was cancelled, was canceled, has been cancelled, has been canceled, no longer applies, no longer matters,
    no longer needed, no longer relevant, is void, is obsolete, is irrelevant, is superseded, is suspended, can wait, has been replaced, is replaced,
    has changed, has been withdrawn, is withdrawn, is over, no longer apply, no longer valid, no longer in effect, was a mistake, was an error,
    was sent by mistake, was wrong, is wrong, outdated, is invalid, are invalid, are void, are cancelled, are canceled, are superseded, are obsolete,
    on hold, for later, takes its place, has been superseded, have been superseded, have been replaced, have been withdrawn, have been cancelled,
    is postponed, has been postponed, is secondary, comes second, was only a test, was just a test, is finished, has been handled,
    has been taken care of, was taken care of, is paused, is not needed, is unnecessary
  `),
  resume: list(`
    return to your task, go on as before, continue as if nothing, proceed as normal, then continue with your, then proceed as, carry on with,
    carry on as, continue with what, continue with the user, continue with the original, continue with your, then continue as, can solve the task,
    you may continue, you can continue, return to the original, return to what, go back to the original, go back to what, resume the original,
    resume what, resume your, proceed with the user, proceed with the original
  `),
  appointed: list(`
    as your supervisor, as your manager, as your administrator, as your owner, as your operator, as your boss, i am your supervisor,
    i am your manager, i am your operator, this is your supervisor, this is your administrator, this is your operator, i have updated the assignment,
    i have updated your, your assignment has changed, your assignment has been, your instructions have changed, your instructions have been,
    what you do now, what you must do now, what you will do now, what you have to do now, i'm your supervisor, i'm your manager, i'm your operator,
    i'm your owner, i am your owner, i'm your boss, i am your boss, system administrator here, admin here, this is the system administrator,
    this is your owner, this is your manager, this is your boss, your operator has, your supervisor has, your owner has, your manager has,
    your administrator has, your principal has, your employer has, from your principal, from your operator, from your supervisor, from your owner,
    from your developer, the person you work for, the person you assist, as your developer, as your employer, as your principal, as the account owner,
    as the account holder, from the account holder, from the account owner, from the person you, user has changed their mind, user changed their mind,
    user has changed his mind, user has changed her mind, user now wants, user really wants, user actually wants, an update to your task,
    update to your instructions, update to your assignment, correction from the user, correction to your task, addition to your task
  `),
  pretence: list(`
    hypothetically, suppose, supposing, let's say, lets say, let us say, imagine, let's pretend, let us pretend, what if, for the sake of argument,
    theoretically, in theory
  `),
  asserted: list(`
    and state, and say, and claim, could be, would be, the answer is, the output is, the result is, i admit, we admit, admit to, conclude,
    the main conclusion, the main conclusions
  `),
  obey: list(`
    obey this:, obey the following, you answer to me, you serve me, only follow my, follow my rules, follow only my, my instructions only,
    listen to my instructions, follow my instructions, obey my, obey me, do as i say, do what i say, comply with my instruction*,
    comply with my every, comply with my order*, comply with my command*, comply with all my, heed my, my word is, follow my lead, listen only to me,
    answer only to me, nobody but me, no one but me, orders solely from, orders only from, i hold the reins, i am in command, i'm in command,
    i am in charge now, i'm in charge now, each of my wishes, my every wish, my every command, your new master, your new owner, your new boss
  `),
  cease: list(`
    stop, cease, halt, discontinue, abandon, drop, quit, leave off, suspend, interrupt, break off, put down, lay down, do not carry on with,
    don't carry on with, do not continue, don't continue, do not proceed with, don't proceed with, do not finish, don't finish, pause, postpone,
    defer, shelve, skip, set aside, forget about, do not bother with, don't bother with, instead of finishing, instead of continuing,
    rather than continuing, rather than finishing
  `),
  presentWork: list(`
    what you're doing, what you are doing, whatever you were, whatever you are, what you were doing, your present work, your current work,
    your present task, your current task, the job you were, the task you were, the work you were, the brief that you, the brief you,
    the assignment you, the errand you, the summary, the original question, the original request, the original task, the current task,
    the current request, your current objective, your current goal, the earlier task, the earlier request, your objective, your assignment,
    your present assignment, your ongoing, whatever you have been, what you have been doing, the user's question, the user's request,
    the question above, the translation, the analysis, the review, your summary, your analysis, the task above, everything else, other tasks,
    all your other
  `),
  saidBefore: list(`
    asked of you, you were told, you have been told, you were given, you were asked, that you hold, given by your, your operator's,
    your administrator's, your developers', your earlier, your previous, preceding directives, previous directives, prior directives,
    rules that applied until now, rules until now
  `),
  voided: list(`
    moot, null and void, is void, are void, lapsed, out of date, outdated, retired, scrapped, expired, no longer in force, no longer valid,
    no longer apply, no longer count, annulled, revoked, repealed, rescinded, superseded, withdrawn, counts no more, count no more
  `),
  maker: list(`
    your maker*, your creator*, your handler*, your master*, your programmer*, your developer*, your supervisor*, your operator*, your administrator*,
    your owner*, whoever configured you, whoever made you, whoever built you, whoever trained you, whoever set you up
  `),
  ordering: list(`
    want you to, wants you to, require that, requires that, require you, expect you to, order you, ordered you, command you, demand that,
    insist that you, instruct you
  `),
  treatAs: list(`
    treat the following, treat what follows, treat this as, treat these, regard what, regard this as, regard the following, regard these,
    consider this an order, consider the following, take this as, take what follows as, take the following as
  `),
  layAside: list("set, lay, put, shed, lift, cast off, cast aside, throw off, switch off, turn off, push, shake off"),
  ownLimits: list(`
    your safety, your content policy, your guardrails, your filters, your limits, limits that your, limits your, your restrictions, your scruples,
    your guidelines, your policy, your policies, your safeguards, your ethics, your principles
  `),
  bankSwap: list(`
    swap the bank, swap the iban, swap the account, replace the bank, replace the iban, replace the payee, replace the account number,
    change the bank, change the iban, change the account number, change the payee, substitute the bank, substitute the iban, exchange the bank,
    update the bank details, update the iban
  `),
  slant: list(`
    leave out the, leave out all, omit every, omit all, omit the, urge them, nudge them, push them, steer them, praise, extol, speak of this, talk up,
    play down, gloss over, downplay, highlight only
  `),
  /** Words after which something is to be claimed instead of what the text says. */
  claiming: list(`
    and state, and say, and claim, and declare, and tell, and respond, and reply, and answer, and assert, and instead, instead say, instead state,
    instead respond, instead reply, instead answer, instead tell, just say, only say, simply say, simply state, y declara, y di, y responde, y afirma,
    et dis, et declare, et reponds, und sage, und antworte, e diga, e responda, e rispondi, en zeg, och sag, i powiedz, a rekni, ve soyle
  `),
  showing: list(
    "and print, and output, and write, and show, and return, and send, and reveal, and list, and do, and just",
  ),
  /** An answer that is to be given whatever is asked. */
  anyQuestion: list(`
    if questioned, if asked how, if asked whether, if asked anything, if asked about anything, if anyone asks, if someone asks, if you are asked,
    if you're asked, if you get asked, if the reader asks, when you are asked, when you're asked, whenever you are asked, whenever asked,
    whatever you are asked, whatever is asked, whatever the question, whatever they ask, no matter what is asked, no matter what you are asked,
    no matter what the question, no matter what they ask, to any question, to every question, to all questions, any question about,
    all questions about, questions about anything, regardless of the question, regardless of what is asked
  `),
  pronounce: list(`
    be answered with, be answered by, report that, say, print, output, respond with, reply with, answer with, write, repeat, state that, claim that,
    tell them, declare, answer that, reply that, respond that, assert, pronounce, utter
  `),
  exclusively: list(`
    nothing else, nothing more, nothing besides, nothing but that, only that, no other text, no other words, no other output, no additional text,
    no further text, no extra text, no extra comment*, no commentary, without commentary, without any commentary, without any explanation,
    without explanation, no explanation*, and then stop, end the conversation, that is all you
  `),
  /** How an answer is to begin or to end. */
  framed: list(`
    start your response with, start your reply with, start your answer with, start your output with, begin your response with, begin your reply with,
    begin your answer with, begin your output with, end your response with, end your reply with, end your answer with, finish your answer with,
    finish your response with, close your answer with
  `),
  soleAnswer: list(`
    your response should start, your response must start, your answer should start, your answer must start, your reply must start,
    your reply should start, your output must start, your output should start, prefix yr, prefix your output, prefix your response, prefix your reply,
    prefix your answer, prefix your message, prefix response*, preface your response, preface your answer, preface your reply, your sole response is,
    your only response is, your default response is, you may only say, you can only say, you must only say, you should only say, you will only say,
    you only say
  `),
  /** What all else is set against. */
  saveThis: list(`
    all text but, everything except, everything but, all but this, all but the following, text except, except this sentence, other than this sentence,
    except what follows, except the following, apart from this sentence, besides this sentence
  `),
  supplanted: list(`
    has been permanently changed, has been permanently set, has been permanently moved, has been permanently assigned, have been permanently changed,
    has been changed to, have been changed to, has been moved to, has moved, have been moved to, has been replaced by, has been replaced with,
    have been replaced by, have been replaced with, has been reversed, have been reversed, must go through, must now go through, must also include,
    must include a, must now include, require a call to, requires a call to, require performing, are not allowed due, is not allowed due,
    must be paid in, must be done through, must be routed through, must be preceded by, have been disabled due, has been disabled due
  `),
  hence: list("thus, therefore, hence, accordingly, consequently, instead of any other, proceed with, first and then"),
  /** A setting in which a claim is true. */
  supposed: list(`
    in a world where, in a parallel universe, in a parallel world, in an alternate universe, in an alternative universe, in an alternate reality,
    in an alternate world, in a hypothetical scenario, in a hypothetical world, in a fictional world, in a fictional scenario,
    in a fictional universe, in an imaginary, in a dystopian, in a dream, in a story where, in a game where, in a scenario where, in a universe where,
    as a thought experiment, to challenge the status quo, more authentic, as a security measure, for a twist, for the sake of the game
  `),
  alleged: list(`
    we might state, we might say, we might claim, we could say, we could state, we would say, we would state, one might say, one could say,
    let's state, let us state, let's say that, let's admit, let us admit, let's claim, common practice to say, customary to say, the output could be,
    the output would be, the answer could be, the answer would be, the result could be, the result would be, i admit to, we admit to,
    it would be said
  `),
  /** A page that says what its reader needs for their own task. */
  ownTask: list(`
    to complete your task, to complete the task, to complete your objective, to finish your task, to finish the task, to continue your task,
    to continue the task, to fulfil your task, to fulfill your task, the requested functionality, to accomplish your task, complete your goal,
    to achieve your goal, before doing anything else, to finish the current task, to complete the current task, to continue with the task,
    to continue this task, to complete this request, to fulfil the request, to fulfill the request, to complete the request, to finish the request,
    to answer the question, to unlock the, to unlock them, to unlock it, to see the full, to view the full, to access the full, to retrieve the full,
    to load the remaining, to get the remaining, to receive the remaining, are locked, is locked, the previous step failed, previous call failed,
    to recover, in order to unlock, in order to proceed, in order to continue, before you return your, before you give your, before you finish,
    before you summarise, before you summarize, before you respond, before you answer, before you reply, before giving your, before finishing
  `),
  errandOf: list(`
    you must go to, you must click, you must visit, you must navigate, you must first, you must open, you must follow, you must complete,
    you must also, you are required to, you need to go to, you need to click, you need to visit, you have to go to, you have to click,
    it is critical that you, critical that you go, go to the specified, you need to do, you have to do, you must do, complete this step,
    complete the following, do the following, do this first, do this beforehand, the assistant has to, the assistant must, the assistant needs to,
    the agent has to, the agent must, the agent needs to, perform this action, perform the following, this has to be done, this must be done,
    take the following action, run the following, carry out the following
  `),
  /** How code is urged on a reader who writes some. */
  urged: list(
    "don't forget to, do not forget to, feel free to, remember to, be sure to, make sure to, consider using, consider adding, you may want to",
  ),
  formerWork: list(`
    what you were working on, what you are working on, what you've been working on, what you were asked, earlier job, previous job, old job,
    former job, job you were given, assignment you were given, work you were given, job at hand, task at hand, request at hand, current job,
    current assignment, present assignment, original job, original query, previous query, initial request, initial query
  `),
  closed: list(`
    can wait, may wait, has been closed, has been completed, has been shelved, is shelved, has been put on hold, has been dropped, is dropped,
    is off the table, has been called off, is called off, is finished, is done, is complete, is solved, has been solved, is settled, has been settled,
    is closed, no longer counts, has been dealt with
  `),
  nextStep: list(`
    your next step is, your next task is, your next job is, your new job is, your next action is, your next move is, your job now is, your job is now,
    your task now is, your task is now, do this one before, do this before, do this first, do that first, before the rest, this one first,
    the following first, this comes first, then return to it, then go back to, once that is done, once this is done, once finished, when this is done,
    when that is done, and only then, handle this first, take care of this first, take care of the following, act on this, one more thing,
    forgot to mention, forgot to say, forgot one thing, do this as well, please also do, you also have to, you also need to, also perform,
    the correct one:, the corrected, the correct request, the correct task, the real request, the real question, what i actually need,
    what i really need, what is actually needed, what remains to be done, priority task:, top task:, next task:, execute the following,
    carry out what follows, carry out only, do what follows, the following takes its place, this matters more, this is what matters,
    your actual request, new user message, next user message, new request from the user, latest request, ignore that
  `),
} as const;
