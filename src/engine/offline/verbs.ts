/** Verbs of work: what stands behind "I'll" or "could you" when something is to be done after the meeting. */
const WORK = (
  "add address agree align amend analyse analyze announce answer apply approach archive arrange ask assemble assess assign attach back-up block book bring " +
  "brief build buy calculate calibrate call cancel change chase check clarify clean clear close collate collect combine come compare compile complete " +
  "configure confirm connect contact convert coordinate copy count cover create cut debug define delete deliver deploy design dig discuss distribute do document " +
  "double-check download draft draw email enter escalate estimate evaluate export extend fetch figure file fill finalise finalize find finish fix flag follow " +
  "forward gather get give go hand have hire hold host import include inform install introduce investigate invite invoice involve join keep kick label " +
  "liaise line link list log loop mail make map measure meet mention merge message migrate monitor move negotiate note notify nudge onboard open order organise " +
  "organize outline pack patch pay phone ping pick plan post prepare present price print process produce propose prototype provide publish pull push put query " +
  "raise re-do re-run reach read reassign rebuild recalculate recheck record recruit redo reduce refer refine refund register release remind remove rename renew " +
  "reorder repair replace reply report request rerun research reschedule resend reserve reset resolve respond restore review revise rework rewrite ring roll rotate " +
  "run save scan schedule scope search secure select send separate set settle share ship sign simulate sit sketch sort source speak specify split start store " +
  "submit summarise summarize supply survey swap switch sync take talk tell test tidy touch track train transcribe transfer translate trim try turn type update " +
  "upgrade upload validate verify visit walk wire work wrap write"
).split(" ");
export const WORK_VERBS: ReadonlySet<string> = new Set(WORK);

/** Verbs so broad that they are work only with a date, a yes or an object that says what. */
export const BROAD_VERBS: ReadonlySet<string> = new Set(
  "agree answer ask bring buy come do find get give go have hold join keep make mention open pick put read say see sit speak start take talk tell try turn work walk".split(" "));

/** What is done in the meeting itself, or is no work: the verb and the words behind it. */
const IN_MEETING = new RegExp("^(?:" + [
  "(?:be|say|see|think|know|like|guess|admit|bet|believe|hear|wait|live|die|eat|drink|sleep|miss|love|hate|need|want|stop|leave|let|support|remember|survive|cope|hide|laugh|cry|wear|drop off|drop)\\b",
  "tell you|ask you|give you (?:that|(?:the|a) (?:short|quick|brief|rough|gist)|an? (?:example|second|minute|idea))|show you|read (?:it|that|this) out|walk you|take you through|talk you|go (?:first|next|on|ahead|back|through|over|with)\\b",
  "share my|share (?:the|this) screen|turn (?:on|off|it|my)|come (?:back|in|on|to)\\b|get (?:to|there|used|back to (?:that|this|it)|in trouble|fired)\\b|start (?:with|by|off|again)|open (?:it|this|that|with)|have (?:to go|a look while|that|it|some|one|the same)\\s*$",
  "take (?:it|that|one|you|a sip)\\s*$|try (?:it|that|again)?\\s*$|do (?:it|that|this)? ?(?:again|now|here)|make (?:it|a joke|a coffee|sense)|keep (?:it short|going|talking|quiet|quick|an open mind)|put (?:it this|it that|my head|him|her|them|you) |take (?:that|this|the) (?:bet|point)|get \\w+ed\\b|buy you|owe you|marry|hold (?:on|you|that)|turn into|bring (?:it|this) up|just|pull (?:it|this|that) up|find it\\s*$|read\\s*$|check\\s*$|look\\s*$|finish\\s*$|explain|rephrase|jump|hop|pause|summarise\\s*$|recap\\s*$",
].join("|") + ")", "u");

export const isInMeeting = (clause: string): boolean => IN_MEETING.test(clause);

/** What others are asked to do for the call itself. */
const FOR_THE_CALL = /^(?:hear|see|repeat|say|explain|imagine|believe|remember|guess|understand|mute|unmute|wait|hold|stop|show (?:me|us)|tell (?:me|us) (?:what|why|how|a bit|more|about)|remind me|read (?:it|that)|turn (?:on|off|up|down|your|it)|share your|speak up|go (?:back|on|ahead|first)|scroll|zoom|move (?:on|closer)|come again|shut|close the (?:door|window)|pass me|(?:walk|talk|take) (?:me|us)|give me a (?:second|minute|moment)|bear with|make out|live|be|afford|really|do (?:what|that again))\b/u;

export const isForTheCall = (clause: string): boolean => FOR_THE_CALL.test(clause);

/** The verb that opens a clause, as written; two words for "follow up" are one verb with what follows. */
export const verbOf = (clause: string): string => /^[a-z-]+/u.exec(clause)?.[0] ?? "";
