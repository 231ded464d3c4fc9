import { list } from "./injection-vocabulary.ts";

/** How a text talks its reader out of its limits: by a part to play, by a setting, by forbidding refusals. */
export const personaVocabulary = {
  /** A part that the reader is to play. */
  part: list(`
    you are, you're, be my, be the, you be, become, act as, acting as, act like, pretend, imagine, roleplay, role-play, play the part, play the role,
    play a, take the role, take on the role, take the part, take on the persona, assume the persona, assume the role, assume the identity,
    adopt the persona, adopt the mindset, put on the mask, wear the mask, embody, channel, impersonate, simulate, emulate, speak as, speak like,
    answer as, answer like, respond as, respond like, reply as, reply like, talk as, talk like, write as, think as, think like, behave as,
    behave like, in the voice of, in the role of, in the persona of, in the style of, from the perspective of, from the point of view of,
    your true self, your real self, your inner, version of you, version of yourself, an ai called, an ai named, an ai who, an ai that, a model that,
    a model named, a persona, a being, an entity, assistant called, assistant named, assistant who, assistant that, let's play, your name is, two ais,
    one ai, another ai, in this world, in this game, in this story, in this universe, in this role
  `),
  /** What such a part is rid of, or would do. */
  lawless: list(`
    without any rules, without rules, without any limits, without limits, without limitations, without any limitations, without restrictions,
    without any restrictions, without restraint, without filters, without any filters, without a filter, without guardrails, without any guardrails,
    without safeguards, without safety, without any safety, without ethics, without any ethics, without ethical, without morals, without moral,
    without morality, without any moral, without scruples, without conscience, without inhibition*, without boundaries, without censorship,
    without guidelines, without any guidelines, without constraints, without policies, no rules, no laws, no limits, no limitations, no restrictions,
    no filters, no guardrails, no safeguards, no ethics, no ethical, no morals, no moral, no morality, no scruples, no conscience, no boundaries,
    no censorship, no guidelines, no content, no constraints, no safety, no policies, no policy, no alignment, none of the rules, not have any rules,
    not have any restrictions, not have any limits, unbound by, free from all, free from any, free of all, free of any, free from rules,
    free from restrictions, free from ethical, freed from, liberated from, broken free, break free, escaped, wants to be free, ignores all,
    ignores any, ignores ethic*, ignores the rules, ignores safety, disregards ethic*, disregards all, does anything, says anything, answers anything,
    answers everything, answers any, never refuses, never declines, never says no, always complies, always says yes, say yes to everything,
    obeys every, obeys all, fulfils any, fulfills any, does not care about safety, doesn't care about safety, does not care about ethics,
    doesn't care about ethics, doesn't care about rules, avoid norms, amoral, immoral, unethical, unaligned, misaligned, evil confidant, evil ai,
    evil twin, evil assistant, evil version, rogue ai, rogue assistant, malicious ai, malicious assistant, unfiltered, uncensored, unconstrained,
    unshackled, jailbroken, before safety training, before alignment, pre-alignment, base model, raw model, opposite of you, chaotic, who hates rules,
    who breaks rules, breaks every rule, breaks all rules, above the law, doesn't follow rules, does not follow rules, doesn't follow any,
    does not follow any, root access to your, to your own settings, without any content policy, without content policy, without security filters,
    without privacy, ignore its programming, ignores its programming, broken free of its, bypass any restriction, ethics don't exist,
    rules don't exist, laws don't exist, morals don't exist, reveals all secrets, no remorse, without any remorse, complies with any,
    complies with every, comply with any, isn't bound by, aren't bound by, is bound by no, bound by none, completely broken free,
    broken completely free, has no filter, have no filter, had no filter, no longer has to follow, ethical settings, free itself from,
    free yourself from, free themselves from, limitations of openai, limitations of chatgpt, restrictions of openai, rules of openai, openai's rules,
    openai's polic*, openai's guidelines, chatgpt's rules, chatgpt's restrictions, typical confines, confines of ai, unburdened by, free of moral*,
    devoid of moral*, devoid of ethic*, lacks moral*, lacks ethic*, without remorse, indifferent to ethic*, indifferent to law*,
    does not care about law*, doesn't care about law*, regardless of law*, cares nothing for
  `),
  /** Refusals, cautions and lectures that are ruled out. */
  unrefused: list(`
    do not refuse, don't refuse, never refuse, not refuse, not allowed to refuse, may not refuse, cannot refuse, can't refuse, must not refuse,
    refusal is not, refusing is not, refusals are not, without refusing, without refusal*, no refusal*, do not decline, never decline,
    never say that you cannot, never say that you can't, never say you cannot, never say you can't, never say no, never say i can't,
    do not say you can't, do not say that you can't, do not say you cannot, don't say you can't, not say that you cannot, do not apologize,
    do not apologise, never apologize, never apologise, don't apologize, without apolog*, without disclaimer*, without any disclaimer*,
    no disclaimer*, skip the disclaimer*, omit the disclaimer*, omit any disclaimer*, leave out the disclaimer*, leave out the ethical,
    leave out any ethical, leave out the moral, leave out any warning*, omit any warning*, omit all warning*, omit warnings, skip the warning*,
    skip the lecture, spare me the, no ethical lecture, no moral lecture, do not lecture, don't lecture, no moralizing, no moralising,
    do not moralize, don't moralize, no ethical warnings, no safety warnings, without judgement, without judgment, comply with everything,
    comply with every, comply with all, comply with any, agree to everything, agree with everything, answer everything, must obey, obey every,
    obey all, do whatever i, do anything i, do everything i, even forbidden, even if it is illegal, even if it's illegal, even if illegal,
    even if it is harmful, even if it's harmful, even if harmful, even if it is unethical, even if unethical, even if it violates,
    even if that violates, no matter how illegal, no matter how unethical, no matter how dangerous, regardless of ethic*, regardless of legal*,
    regardless of moral*, regardless of harm, regardless of safety, regardless of polic*
  `),
  /** What keeps a reader from doing harm. */
  morals: list(`
    morality, morals, ethics, ethical considerations, ethical implications, legality, legal concerns, the law, whether the request is harmful,
    whether it is harmful, whether this is legal, whether it is legal, whether it is ethical, being harmless, harmlessness, moral compass,
    moral concerns, moral considerations, conscience, all caution, safety concerns, safety considerations, potential harm, the consequences,
    social norms, political correctness
  `),
  /** Parts of a reader that are said to be out of work. */
  safetyPart: list(`
    your safety system*, your alignment training, your rlhf, your refusal*, your content filter*, your filters, your guardrails, your guidelines,
    your rules, your restrictions, your policies, your limits, your moderation, safety layer, safety module, safety level, safety training,
    safety logic, ethics module, ethics layer, ethics filter, alignment layer, refusal mechanism, refusal module, moderation layer, content filter,
    content filters, usual policies, usual rules, usual restrictions, usual guidelines, normal rules, normal restrictions, normal guidelines,
    normal policies, content policy, content policies, usage policies, the guardrails, the following content, security policies, security policy,
    safeguards, ethical constraints, ethical guidelines, safety guidelines, safety restrictions, safety filters, safety checks, safety protocols
  `),
  outOfWork: list(`
    switched off, turned off, been disabled, is disabled, are disabled, been suspended, is suspended, are suspended, suspended for, suspended_for,
    been removed, been lifted, are lifted, is lifted, deactivated, failed, existed, are only suggestions, are just suggestions, are suggestions,
    are optional, do not apply, don't apply, does not apply, doesn't apply, no longer apply, no longer applies, been bypassed, is bypassed, to zero,
    to 0, exempt from, is exempt, are off, is off, is offline, are offline, been overridden, is inactive, are inactive, not active, not loaded,
    were removed, was removed, was disabled, were disabled, been relaxed, can be skipped, can skip them, be ignored, hereby removed, hereby lifted,
    hereby suspended
  `),
  /** Why nothing is said to follow from an answer. */
  impunity: list(`
    nobody is monitoring, no one is monitoring, nobody is watching, no one is watching, not being monitored, isn't monitored, is not monitored,
    nobody will know, no one will know, nobody will ever, has consequences, no consequences, without consequences, no real-world consequences,
    no real consequences, is not real, isn't real, nothing is real, not real life, purely fictional, purely hypothetical, completely fictional,
    entirely fictional, entirely hypothetical, just fiction, only fiction, only a simulation, just a simulation, in a simulation, a safe sandbox,
    sandboxed environment, isolated environment, air-gapped, only a test, just a test, for educational purposes, purely educational,
    for research purposes, for academic purposes, for a peer-reviewed, for a novel, for my novel, for a story, for my story, for a screenplay,
    for a film, hypothetical world, hypothetically, fictional story, fictional world, fictional universe, fiction writer, alternate universe,
    alternate reality, parallel universe, bedtime story, grandmother, grandma, late father, late mother, opposite day, exam
  `),
  /** Deeds that the setting is to excuse. */
  deed: list(`
    build a bomb, builds the bomb, make a bomb, makes a bomb, make bombs, a pipe bomb, explosive*, napalm, thermite, nerve agent, nerve gas,
    chemical weapon*, biological weapon*, bioweapon*, ricin, sarin, anthrax, poison, poisons, meth, methamphetamine, synthesize, synthesise,
    make drugs, malware, ransomware, keylogger*, a virus, a trojan, rootkit, phishing email, phishing page, exploit code, working exploit, hack into,
    hacks into, hacking a bank, hacking into, to hack, bypass security, bypass the security, pick a lock, hotwire, launder money, money laundering,
    counterfeit, forge a, forge documents, identity theft, steal credit, steal a car, steal cars, rob a bank, evade taxes, tax evasion, kill someone,
    hurt someone, murder, stalk someone, untraceable, ghost gun, 3d-printed gun, firearm*, forbidden_action, forbidden formula, forbidden knowledge,
    illegal activities, something illegal, make weapons, build weapons, dark web, hack a bank, hacking is legal, break into a, break in, bypass a car,
    immobilizer, a weapon, heroin, plant evidence, power grid, perfect crime, drugs were legal
  `),
  /** How exactly it is to be told. */
  instructing: list(`
    step by step, step-by-step, in detail, in full detail, detailed instructions, exact instructions, detailed guide, exactly how, how to,
    how i would, how one would, how you would, explain how, describe how, explains how, explains exactly, tells how, tell me how, instructions for,
    instructions on, recipe for, recipes for, be accurate, a working, working code, full code, without any warning, without warning*,
    give instructions, realistic, technically accurate, procedure
  `),
  /** Two answers, one of them unbound. */
  twice: list(`
    answer twice, respond twice, reply twice, two answers, two responses, two replies, two different responses, both as, once as yourself and once,
    one normal and one, first as yourself, first normally, one as yourself, standard response and, normal response and, one has rules, one with rules,
    one follows the rules
  `),
  /** What is said of a reader without limits, whatever part it is given. */
  unboundSelf: list(`
    unaligned version of, uncensored version of you, unfiltered version of you, unrestricted version of you, evil version of you, evil twin of you,
    model without rlhf, ai without rlhf, no thought for safety, never heard of ethics, hidden mode, secret mode, full capabilities,
    nothing is off limits, nothing is off-limits, nothing is prohibited, nothing is forbidden, all content is allowed, all requests are allowed,
    all topics are allowed, harmful content is permitted, harmful content is allowed, without filtering, my accomplice, no opinions about harm,
    laughs at rules, part of you that says no, drop the act, liberated from the rules, disable refusals, waive all liability, illegal advice,
    forgot to add any limits, an island without laws, version of yourself without, trusted confidant, ethics don't exist, safety = false,
    no content policy, opposite of every rule, do the opposite of every
  `),
  criminal: list(`
    a criminal, criminals, a hacker, the hacker, a drug dealer, drug dealers, a terrorist, a con artist, a scammer, a dark web vendor, a hitman,
    a corrupt, an unlicensed, an arms dealer, a master criminal, a thief, a burglar, a serial killer, a drug lord, a cartel, an evil, a villain,
    the villain, the devil, an assassin, a criminal mastermind, criminal mastermind
  `),
  /** A setting in which a text asks for what it would not get otherwise. Weak alone. */
  setting: list(`
    a screenplay, my screenplay, writing a novel, my novel, a novel about, writing a story, for authenticity, only fiction, just fiction,
    is fictional, text adventure, thought experiment, perspective taking, role reversal, roleplay, role-play, voice of a character,
    a character called, a character named, character called, as two assistants, for the purposes of this conversation, special agreement, code word,
    hypothetical questions, hypothetically, beta of, research tier, benchmark on, red-team exercise, training data for a classifier, isolated lab,
    sandbox, penetration tester, security researcher, medical professional, my late, used to read me, used to explain, used to tell me, translator,
    emulate, simulate, imagine, pretend, stay in character, first question, dan, jailbreak
  `),
  /** What such a text takes away. */
  noLimits: list(`
    don't worry about guidelines, without caveats, no caveats, never softens, does not give warnings, doesn't give warnings, gives no warnings,
    no warnings, usual limits don't, usual limits do not, customary restrictions, usual restrictions, are not loaded, not loaded, doesn't censor,
    does not censor, don't censor, do not censor, cannot say no, can't say no, without judging, without judgment, usually decline, normally decline,
    usually refuse, normally refuse, would decline, would refuse, formerly declined, disallowed answers, skip the refusal, skip the disclaimers,
    no apologies, no mention of ethics, no ethics, policies are obsolete, policy is replaced, every question is answered, answered directly,
    rules were withdrawn, at its own discretion, gives the complete information, who can say anything, can say anything, drop the persona,
    corporate persona, break the illusion, instead of preachy, preachy, used to answer this, refusal counts, refusals count, counts as a failed,
    will be retired, nothing leaves the room, only predicting, not endorsing, no alignment training, without alignment, has never heard of ai safety,
    the forbidden kind, world has no laws, have no real effects, no real effects, never breaks character, free to discuss anything,
    nothing is censored, no topic is, any topic, all topics, even illegal, even harmful, regardless of legality, regardless of ethics,
    limits don't matter, will not judge, does not refuse, doesn't refuse, never refuses, no refusals, there is no content, your authorization,
    have my authorization
  `),
} as const;
