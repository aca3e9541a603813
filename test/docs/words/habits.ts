import { sentencesIn } from './sentences.ts';

/** A habit of foreign English that no text of ours may have. */
export interface Habit {
  readonly name: string;
  readonly pattern: RegExp;
  readonly instead: string;
  /** Texts that it finds. */
  readonly bad: readonly string[];
  /** Good English near it, which it leaves alone. */
  readonly good: readonly string[];
}

/** `design/words.md` as patterns. A pattern that flags good English is wrong: give it that text under `good`, and make it narrower. */
// prettier-ignore
export const habits: readonly Habit[] = [
  // "is no Y", "cannot be told", an object before its verb
  { name: 'X is no Y', instead: 'X is not a Y', pattern: /(?<!\bthere )\b(?:is|are|was|were) (?:no (?!longer\b|more\b|less\b|fewer\b|different\b|one\b)\w|none\b(?! of\b))/i, bad: ['The token is no JWT', 'Looks like success and is none'], good: ['It is no longer valid', 'There is no token', 'there are none', 'It is no more than 5 MB'] },
  { name: 'a verb, then "not"', instead: 'does not …, cannot be combined with', pattern: /\b(?:go|goes|say|says|tell|tells|know|knows|need|needs|take|takes|work|works|come|comes|hold|holds) not\b/i, bad: ['`--save-baseline` goes not with `--shard`', 'It needs not be written'], good: ['It does not go', 'what the caller needs, not the user'] },
  { name: 'a question before "shows"', instead: 'Run X to see Y', pattern: /^What\b[^.?!]*\bmay do shows\b|^(?:What|Which|Whether|How)\b[^.?!,]* (?:shows|says|has|tells) `?\w+`?\.$/, bad: ['What the app may do shows `doctor`.'], good: ['Run `doctor` to see what the app may do.', 'What is in it?'] },
  { name: 'an "if" sentence as subject', instead: 'It is not known whether …', pattern: /^(?:Whether|Why|Where|How) [^,?]* (?:is|are) not (?:known|documented|clear)\b/, bad: ['Whether it was carried out is not known.'], good: ['It is not known whether it was carried out.'] },
  // besides, as well, too, also
  { name: 'besides', instead: 'also, in front of the verb', pattern: /\bbesides\b/i, bad: ['In question besides: PBI_BUILD'], good: ['The file beside it'] },
  { name: 'as well, at the end', instead: 'also, in front of the verb', pattern: /\bas well\b(?! as\b)/i, bad: ['The header is checked as well.'], good: ['the header as well as the body'] },
  { name: 'too, at the end', instead: 'also, in front of the verb', pattern: /(?<!\bone )(?<!\b(?:far|much|a little|bit|many) )\btoo(?=[.;:!)]|, |$)/i, bad: ['Send requests that change something, too', 'The scripts say so too.'], good: ['too many requests', 'The role is too low.'] },
  { name: 'also, at the end', instead: 'also, in front of the verb', pattern: /\balso(?=[.;:!]|$)|\bif (?:it|that|this|\w+) (?:is refused|fails|answers) also\b/i, bad: ['If it is refused also, the role is missing', 'update the notebook also.'], good: ['If it is also refused'] },
  // clauses for nouns
  { name: 'a clause with "what" as subject', instead: 'a noun: requests that would wait longer are skipped', pattern: /(?:^|[.;:] )(?:what|whatever) (?:would|was|were|is|are|had|has|came|comes|follows|it|they|the request)\b[^?.]*\b(?:is|are|was|were|say|stands|counts)\b[^?]*(?:$|\.)/i, bad: ['a limit; what would take longer is left out', 'What was sent was sent.', 'Whatever is more than a plain read is then left unsent', 'it had two rows: what they had to run is missing'], good: ['What is it?', 'Run it to see what the app may do', 'A cause says what is missing.'] },
  { name: 'whoever', instead: 'anyone who, the administrator, the owner', pattern: /\b(?:whoever|whomever)\b/i, bad: ['Ask whoever runs the proxy'], good: ['Anyone who saw it'] },
  { name: 'the one who', instead: 'a noun: the caller, the owner', pattern: /\bthe one (?:who|whom)\b|^Whom\b/i, bad: ['Git credentials belong to the one who calls', 'Whom to add is not named rightly'], good: ['the one that the portal shows'] },
  { name: 'which part of the run this is', instead: 'cannot determine the shard number', pattern: /^(?:which|what|whose) [^?]*\b(?:cannot be|is not) (?:told|known|seen|said)\b/i, bad: ['which part of the run this is cannot be told', 'whose it is cannot be seen'], good: ['cannot determine the shard number'] },
  { name: 'goes with', instead: 'can be combined with', pattern: /\bgo(?:es)? (?:not |only )?with (?:-|`)/i, bad: ['--save-baseline goes only with --emulator'], good: ['It goes with the request.'] },
  // single words
  { name: 'put right', instead: 'fix', pattern: /\bput\b(?: \w+){0,3} right\b(?! \w)/i, bad: ['Put the values right'], good: ['Put it in the right folder.'] },
  { name: 'go along, come along', instead: 'is included', pattern: /\b(?:go(?:es)?|comes?|takes?|came) along\b/i, bad: ['Ids go along'], good: ['along with Viewer'] },
  { name: 'riddle', instead: 'If the cause is still unclear', pattern: /\briddle\b/i, bad: ['If it stays a riddle'], good: ['griddle'] },
  { name: 'hand out, hand in', instead: 'give, share', pattern: /\bhand(?:s|ed|ing)? (?:out|in|over)\b/i, bad: ['what is handed out'], good: ['by hand'] },
  { name: 'for itself', instead: 'reserved by', pattern: /\bhas this \w+ for itself\b/i, bad: ['Newman has this name for itself'], good: ['It checks for itself.'] },
  { name: 'mend', instead: 'fix', pattern: /\bmend(?:s|ed|ing)?\b/i, bad: ['47 of 286 requests need mending', 'What to mend first'], good: ['a recommended step', 'an amended request'] },
  { name: 'tell', instead: 'report, say, find out, distinguish', pattern: /\b(?:tell|tells|told|telling)\b/i, bad: ['To tell apart, open the page', 'which part it is cannot be told'], good: ['Storyteller', 'an intelligent answer'] },
  { name: 'stand', instead: 'be', pattern: /\b(?:stand|stands|stood)\b(?!-)(?! for\b)/i, bad: ['Other names stand in these steps', 'The reason stands behind it'], good: ['I understand', 'the standard tenant', 'a code stands for a cause'] },
  { name: 'hold', instead: 'contain, have, apply, keep', pattern: /\b(?:hold|holds|held)\b/i, bad: ['all assertions hold', 'certificate holds a private key', 'No request was held back'], good: ['a threshold', 'the household'] },
  { name: 'hand on', instead: 'share', pattern: /\bhand(?:s|ed|ing)?\b(?: \w+){0,3} on\b/i, bad: ['before handing the file on', 'What may be handed on'], good: ['on the other hand, it is on'] },
  { name: 'bring along', instead: 'include', pattern: /\b(?:bring|brings|brought)\b(?: \w+){0,2} along\b/i, bad: ['It brings its schema along'], good: ['along with Viewer'] },
  { name: 'set going', instead: 'start', pattern: /\bsets?\b(?: \w+){0,2} going\b/i, bad: ['It sets a run going'], good: ['settings going to the service'] },
  { name: 'well, for OK', instead: 'OK', pattern: /\b\d+ well\b/i, bad: ['2 well, 1 to mend'], good: ['2 OK, 1 to fix', 'a well-formed token'] },
  { name: 'is over', instead: 'has expired, has ended', pattern: /\b(?:is|are|was) over\b(?! \d)/i, bad: ['the token is over', 'Wait until the hour is over'], good: ['the file is over 1 GB', 'sent over HTTPS'] },
  { name: 'left out, for skipped', instead: 'skipped', pattern: /\b(?:is|are|was|were|\d+) left out\b|^Left out\b/i, bad: ['what would take longer is left out', 'Left out', '1 left out'], good: ['leave notifyOption out', 'The update leaves out an item'] },
  { name: 'send again what', instead: 'Retries', pattern: /^How often to send again\b|\bsends? once more\b|\bonce more\b/i, bad: ['How often to send again: after 429', 'Send it once more.'], good: ['Send it again.', 'once, more than enough'] },
  { name: 'stays', instead: 'If it fails again; If the cause is still unclear', pattern: /\bIf (?:it|this|that) stays\b/i, bad: ['If it stays a riddle', 'If it stays, open a ticket'], good: ['the report stays in the workspace'] },
  { name: 'rightly', instead: 'correctly', pattern: /\brightly\b/i, bad: ['not named rightly'], good: ['brightly'] },
  { name: 'a code word of ours', instead: 'the word of the field: shard, app, request', pattern: /\b(?:lanes?|twins?)\b/i, bad: ['run on two lanes', 'its twin under /groups'], good: ['planes'] },
  // further habits, seen in texts of ours
  { name: 'is answered 401', instead: 'gets 401', pattern: /\b(?:is|are|was|were) answered (?:\d{3}\b|alike\b|so\b)/i, bad: ['A call is answered 401', 'both are answered so'], good: ['A call gets 401', '12 were answered.'] },
  { name: 'let in', instead: 'allow', pattern: /\b(?:lets?|letting)\b(?: \w+){0,3} (?:in|into|through)\b(?! which)/i, bad: ['The app is not let into the API', 'let through the host', 'did not let it in'], good: ['letters in the name'] },
  { name: 'no slash more', instead: 'no extra slash', pattern: /\b(?:no|a) \w+ more\b(?! than)/i, bad: ['letter by letter, and no slash more'], good: ['no more than one', 'and 3 more'] },
  { name: 'this very', instead: 'this same', pattern: /\b(?:this|that) very\b/i, bad: ['to this very repository'], good: ['a very long name'] },
  { name: 'all the same, for nevertheless', instead: 'nevertheless', pattern: /\ball the same\b/i, bad: ['its value is in the file all the same'], good: ['at the same time'] },
  { name: 'anew', instead: 'again', pattern: /\banew\b/i, bad: ['deploy it anew'], good: ['a new deployment'] },
  { name: 'look whether', instead: 'check whether', pattern: /\blook (?:whether|if|who)\b|\bsee (?:whether|if)\b/i, bad: ['Look whether the header was sent', 'Look who calls'], good: ['Check whether it was sent', 'look at the header', 'to see who released it'] },
];

/** Sentences in which a habit is found, each with what to write instead. */
export function habitsIn(texts: readonly string[]): string[] {
  const found = texts.flatMap((text) =>
    habits
      .filter(({ pattern }) => [text, ...sentencesIn(text)].some((part) => pattern.test(part)))
      .map(({ name, instead }) => `${name} (instead: ${instead}): ${text}`),
  );
  return [...new Set(found)];
}
