const person = (organization: string) => `---\ntype: person\norganization: "[[${organization}]]"\n---\n`;
/** A turn at each moment that a note's items name, so that they are evidence. */
const talk = (body: string, [first = "", second = ""]: readonly string[]) => {
  const moments = [...body.matchAll(/\((\d\d:\d\d)\)/gu)].map(([, moment]) => moment ?? "").sort();
  const turns = moments.map((moment, at) => `[00:${moment}.00]  ${at % 2 === 0 ? first : second}: Good, then that is what we do.`);
  return `---\n\n<!-- ai:transcript:start -->\n\n## Transcript\n\n${turns.join("\n\n")}\n\n<!-- ai:transcript:end -->\n`;
};
const note = (date: string, title: string, people: readonly string[], body: string) =>
  `---\ntype: meeting\ndate: '${date}'\npeople:\n${people.map((name) => `- '[[${name}]]'\n`).join("")}---\n\n# ${title}\n\n${body.trim()}\n\n${talk(body, ["Mira Sol", ...people])}`;

/** The note that stands open in the pictures. */
export const OPEN_NOTE = "Meetings/2026-03-18 Harbour lights.md";

/** An invented vault, small enough to be taken in at a glance. */
export const VAULT: Record<string, string> = {
  [OPEN_NOTE]: note("2026-03-18", "Harbour lights", ["Jonas Wex", "Priya Anand"], `
## Summary

The lamps for the north pier are ready and the first twelve can be hung before Easter. The mast at berth four has to be checked before anything heavy goes up. [[Priya Anand]] will keep the harbour office informed.

## Decisions

- Hang the north pier first, the ferry berth after Easter. (07:42)
- Stay with the warm white lamps. (11:05)

## Action items

- [ ] Send the harbour office the new plan. (07:58) @Priya Anand ⏫ 📅 2026-03-20
- [ ] Have the mast at berth four checked. (09:31) @Jonas Wex 📅 2026-03-24
- [ ] Order twelve spare lamps from [[Lumenhaus]]. (12:20) @Mira Sol 🔼 📅 2026-03-27
- [x] Book the lift for the first evening. (14:02) @Mira Sol ✅ 2026-03-19

## Follow-ups

- [ ] Ask whether the ferry runs on Good Friday. (15:47) @Mira Sol 🔽

## Open questions

- Who pays for the cable under the bridge? (16:30)
`),
  "Meetings/2026-03-12 Jonas Wex.md": note("2026-03-12", "1:1 — Jonas Wex — 2026-03-12", ["Jonas Wex"], `
## Action items

- [ ] Share the photos of the old masts. (04:12) @Jonas Wex 📅 2026-03-16
- [ ] Write down how the evening shift hands over. (08:40) @Mira Sol ⏫ 📅 2026-03-18
`),
  "Meetings/2026-03-04 Lumenhaus visit.md": note("2026-03-04", "Lumenhaus visit", ["Elif Tan"], `
## Action items

- [ ] Get a price for forty lamps. (18:22) @Elif Tan 📅 2026-04-02
- [ ] Thank the workshop for the tour. (31:09) @Mira Sol
`),
  "Meetings/2026-03-19 Ferry berth.md": note("2026-03-19", "Ferry berth", ["Elif Tan", "Jonas Wex"], `
## Action items

- [ ] Draw the cable's way past the ticket booth. (05:26) @Jonas Wex 📅 2026-03-26
`).replace("people:", "debrief: unreviewed\npeople:"),
  "People/Elif Tan.md": person("Lumenhaus"),
  "People/Jonas Wex.md": person("Harbour Office"),
  "People/Mira Sol.md": person("Harbour Office"),
  "People/Priya Anand.md": person("Harbour Office"),
  "Organizations/Harbour Office.md": "---\ntype: organization\n---\n",
  "Organizations/Lumenhaus.md": "---\ntype: organization\n---\n",
};
