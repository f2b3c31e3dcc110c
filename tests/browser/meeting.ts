import type { Page } from "playwright-core";

export const MEETING = "Meetings/2026-03-02 Racks.md";
const SAID = [
  ["Remote", "Can you send me the rack plan by Friday?"], ["Mira Okafor", "Yes, I will send you the rack plan by Friday."],
  ["Remote", "I'll book the hall in Corvanta next week."], ["Mira Okafor", "Good. Then we decided to pilot with one site before any contract."],
  ["Remote", "Agreed, we pilot with one site."], ["Mira Okafor", "The racks cost forty thousand a month from May."],
] as const;
const PROPERTIES = "---\ntype: meeting\ndate: 2026-03-02\npeople:\n  - \"[[Ines Duarte]]\"\nrecording: \"[[racks.wav]]\"\n---\n\n# Racks\n";
const TRANSCRIPT = `\n## Transcript\n\n${SAID.map(([who, what], i) => `[00:0${i}:10] ${who}: ${what}\n`).join("\n")}`;

/** A meeting that is not summarized yet, and one that is. */
export const RAW = PROPERTIES + TRANSCRIPT;
export const DONE = `${PROPERTIES}
## Action items (for Ines Duarte)

- [ ] Send the rack plan. (01:10) @Mira Okafor
- [ ] Call Bo (14:30)
${TRANSCRIPT}`;

/** Notes of people beside a meeting. */
export const PEOPLE = { "People/Ines Duarte.md": "---\ntype: person\n---\n", "People/Teo Brandt.md": "---\ntype: person\n---\n" };

/** Runs a command by the palette, as a user does. */
export async function byPalette(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+p");
  await page.locator(".prompt-input").fill(name);
  await page.getByText(`Debrief: ${name}`, { exact: true }).click();
}

/** So many seconds of nothing, as a WAV file: 3,000 samples of 8 bits a second. */
export function silence(seconds: number): Uint8Array {
  const rate = 3_000;
  const sound = Buffer.alloc(44 + seconds * rate, 128);
  sound.write("RIFF", 0);
  sound.writeUInt32LE(sound.length - 8, 4);
  sound.write("WAVEfmt ", 8);
  sound.writeUInt32LE(16, 16);
  sound.writeUInt16LE(1, 20);
  sound.writeUInt16LE(1, 22);
  sound.writeUInt32LE(rate, 24);
  sound.writeUInt32LE(rate, 28);
  sound.writeUInt16LE(1, 32);
  sound.writeUInt16LE(8, 34);
  sound.write("data", 36);
  sound.writeUInt32LE(seconds * rate, 40);
  return sound;
}
