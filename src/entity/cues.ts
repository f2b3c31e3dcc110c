/**
 * What speech shows of a capitalised word: the words before and behind it, in lower case. Our own tables, read off how
 * people talk in meetings; more points mean a surer sign. `kind` `none` speaks
 * against a name (places, events) where no other words before it speak for one.
 */
export interface Cue {
  side: "before" | "after";
  pattern: RegExp;
  kind: "person" | "organization" | "none";
  points: number;
}

const MANNERS = "ask|asked|asking|tell|told|telling|thank|thanks|ring|rang|email|emailed|message|messaged|ping|pinged|chase|" +
  "remind|reminded|invite|invited|loop in|bring in|get hold of|named|hi|hello|hey|morning|cheers|dear|sorry|meet|met|sent|show|copy|cc|" +
  "(?:talk|talked|talking|speak|spoke|spoken|speaking|write|wrote|reach out|forwarded it|sent it|showed it|gave it|give it|hand it|over|listen) to|" +
  "check with|sit down with|meeting with|lunch with|coffee with|along with|chat with|word with|with me and";
const DEEDS = "said|says|tells|told|asked|asks|thinks|thought|wants|wanted|knows|knew|mentioned|promised|wrote|bought|drew|finds|" +
  "loves|hates|likes|did|does|took|takes|left|went|came|called|rang|emailed|sent|started|joined|looked|offered|will|would|always|never";
const ROLES = "guy|woman|man|lady|girl|boy|colleague|friend|boss|manager|director|engineer|lead|assistant|intern|wife|husband|brother|sister";
const TRADE = "account|accounts|contract|deal|renewal|pilot|api|support|help ?desk|helpdesk|invoice|invoices|order|orders|quote|office|offices|" +
  "portal|platform|licen[cs]e|rollout|tender|bid|merger|integration|shareholders|competitors|customers|pricing|prices|crew|lot|factory|plant";

export const CUES: readonly Cue[] = [
  { side: "before", kind: "person", points: 3, pattern: new RegExp(String.raw`(?:^|\W)(?:${MANNERS}),? $`, "u") },
  { side: "before", kind: "person", points: 3, pattern: new RegExp(String.raw`(?:^|\W)(?:${ROLES})(?:'s|’s| is| was)? ?(?:named|called|there)?,? (?:um, |uh, )?$`, "u") },
  { side: "before", kind: "person", points: 4, pattern: /(?:^|\W)(?:professor|doctor|dr\.?|mr\.?|mrs\.?|ms\.?|miss) $/u },
  { side: "before", kind: "person", points: 2, pattern: /(?:^|\W)(?:(?:he|she)(?:'s| is) called|called|it's|is|was|does|did|has|let|got|by|without|like|poor|because|so|since|until|if|when|that|what does) (?:um, |uh, )?$/u },
  { side: "before", kind: "person", points: 1, pattern: /(?:^|\W)(?:and|but|to|with|from|for|or), ?(?:um, |uh, )?$|(?:^|\W)(?:and|to|with|from) $/u },
  { side: "after", kind: "person", points: 3, pattern: new RegExp(String.raw`^(?: (?:${DEEDS})|(?:'s|’s| is| was) (?:going to|gonna|asking|saying|taking|doing|coming|okay|on (?:leave|holiday|the phone|his|her)|free|gone|asked|off|out|away|been))(?:\W|$)`, "u") },
  { side: "after", kind: "person", points: 2, pattern: /^ and (?:i|me)(?:\W|$)|^(?:'s|’s) (?:team|boss|org|desk|manager|laptop|birthday|idea|people)(?:\W|$)|^,? (?:could|can|would|will) you/u },
  { side: "after", kind: "person", points: 4, pattern: /^[^.?!]{0,24}[.?!,]?,? (?:(?:and|because|but|so|yeah|um|uh|is|does|did) ?,? )*(?:she|he)(?:\W|$)/u },
  { side: "before", kind: "organization", points: 4, pattern: /(?:^|\W)(?:over at|work at|works at|worked at|work for|works for|worked for|time at|left|back at|stayed at|support at|somebody at|someone at|people at|operations at|company called|vendor called|supplier called|firm called|outfit called|rivals?|competitors?) $/u },
  { side: "before", kind: "organization", points: 3, pattern: /(?:^|\W)at $|(?:us|them) or(?: is it| is that|'s that)? $|(?:^|\W)(?:people|somebody|someone|guys|folks|quote|order|crew|team|money|lot) from $/u },
  { side: "before", kind: "organization", points: 1, pattern: /(?:^|\W)(?:for|against|under|go|on|there's) $/u },
  { side: "after", kind: "organization", points: 4, pattern: new RegExp(String.raw`^(?:'s|’s)? (?:${TRADE})(?:\W|$)`, "u") },
  { side: "after", kind: "organization", points: 4, pattern: /^,? (?:\p{L}+ )?(?:people|guys|folks|days|project|side|site)(?:\W|$)|^,? (?:haven't|haven’t|are|have|were|don't|don’t)(?:\W|$)/u },
  { side: "after", kind: "organization", points: 4, pattern: /^,? (?:it's|it’s|it is|is|they're|they’re) our (?:\p{L}+ ){0,2}(?:customer|client|supplier|vendor|partner|competitor|account)(?:\W|$)/u },
  { side: "after", kind: "organization", points: 2, pattern: /^['’s]*[.?!,] (?:(?:yeah|and|um|uh|because|so) ?,? )*they(?:\W|$)/u },
  { side: "before", kind: "none", points: 3, pattern: /(?:^|\W)(?:in|near|outside|speak|into|before|after|around|over|during|by) $/u },
  { side: "before", kind: "none", points: 1, pattern: /(?:^|\W)the $/u },
];

/** Words that make the capitalised words beside them an organization. */
export const ORGANIZATION_WORDS = new Set((
  "ltd limited gmbh ag inc llc plc corp corporation company group foundation institute university college council ministry " +
  "hospital bank agency partners holdings trust labs technologies solutions systems industries association"
).split(" "));

/** Titles, which are no part of the name. */
export const TITLES = new Set("mr mrs ms miss dr doctor prof professor sir madam lord lady".split(" "));

/** Capitalised words that are nobody's name: calendar, feasts, languages, common tools, and what sentences start with. */
export const NO_NAMES = new Set((
  "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays " +
  "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept " +
  "oct nov dec christmas easter ramadan diwali thanksgiving halloween valentine valentine's pentecost whitsun eid hanukkah " +
  "english french german spanish italian dutch swedish danish norwegian finnish polish portuguese greek turkish russian " +
  "chinese japanese korean arabic hindi american british irish scottish welsh european nordic asian african indian swiss " +
  "belgian austrian canadian australian mexican brazilian latin europe america africa asia germany france spain italy " +
  "england scotland ireland wales britain netherlands belgium sweden norway denmark finland poland portugal greece turkey " +
  "russia china japan india canada australia switzerland austria mexico brazil london paris berlin dublin amsterdam brussels " +
  "madrid rome vienna lisbon stockholm oslo copenhagen york god jesus lord heaven hell internet excel word powerpoint outlook " +
  "teams zoom slack jira confluence sharepoint google chrome windows linux mac iphone android ipad wifi bluetooth python java " +
  "javascript sql github whatsapp linkedin youtube facebook instagram twitter netflix bitcoin covid " +
  "i a an the this that these those he she it we you they who what where when why how which whose there here " +
  "my your his her our their its me us them him and or but so because if then than as at by for from in of on to with without " +
  "about after again all already also always any anybody anyone anything anyway are be been before being both but can cannot " +
  "could did do does done each either else even ever every everybody everyone everything exactly few fine first for get give go " +
  "going gone good got great guess had has have hello hey hi hm hmm huh i'm is just keep let lets like look lot many maybe mm " +
  "more most much must neither never next no nobody none nor not nothing now off oh ok okay old one only other ours out over " +
  "own perfect perhaps please probably quite rather really right same say second see should since some somebody someone something " +
  "sometimes somewhere soon sorry still such sure take tell thank thanks thing think third though three two four five six seven " +
  "eight nine ten too true uh um under until up very was well were whatever while will would wow yeah yep yes yet cheers morning " +
  "afternoon evening bye brilliant lovely nice cool absolutely actually basically honestly obviously hopefully apparently " +
  "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand zero super usual fair legal finance procurement marketing " +
  "sales support security operations engineering product compliance purchasing production quality hers into less aunt uncle " +
  "otherwise although understood noted totally " +
  "between people speaking especially half well wait hang hold mine yours nope ha aha ah ooh ouch alright agreed correct today " +
  "tomorrow yesterday tonight last week month year mum dad mom sir madam mister miss mr mrs ms dr prof professor doctor team ceo cto cfo " +
  "coo hr it api erp crm pdf usb tv uk us usa eu ai qa vat kpi okr faq ip pc id url ui ux sla poc rfp nda gdpr"
).split(" "));
