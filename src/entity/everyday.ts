/**
 * Names of one word that are also words of everyday English, or months and days. As a sentence's first word they are
 * written just like the name, so they become links only when the user lets them. Our own list, in lower case.
 */
const EVERYDAY = new Set((
  "will mark may rose grace art bill summer april june august march autumn winter spring hope joy faith dale glen chase " +
  "grant drew rob pat sue guy max frank ray rich miles dean earl page sky dawn eve ivy iris olive ginger penny sandy " +
  "rusty buddy carol robin jay amber ruby crystal jade pearl bishop blue cash chance clay " +
  "cook cross field forest major mercy " +
  "royal skip star stone sterling storm van ward wolf young king knight price " +
  "banks wood woods lane baker butler turner walker " +
  "monday tuesday wednesday thursday friday saturday sunday january february july september october november december " +
  // Organizations
  "apple target gap shell meta box slack zoom oracle square block stripe notion linear visa orange sprint discover " +
  "signal threads buffer bolt indeed intercom drift segment snowflake ramp front loom " +
  "express delta united progressive general national standard universal key tide total " +
  "best boots next nest ring echo edge teams word excel access outlook planner copilot cursor windows"
).split(" "));

/** Whether a written form waits for the user's word before it becomes a link; names of several words never do. */
export function isEveryday(form: string): boolean {
  return EVERYDAY.has(form.toLowerCase());
}
