import type { Page } from "playwright-core";
import { CHANGED_NOTE, LONG_NOTE, names } from "../in-app-vault";
import { inApp } from "../in-app";
import { median, RUNS, show, WARM_UPS, type Row } from "../measure";

/** What is clocked in the page: one value a run, in its unit, under each name. */
type Samples = Record<string, number[]>;

const ROUNDS = 1 + WARM_UPS + RUNS;
const middle = (values: readonly number[] | undefined) => median((values ?? []).slice(1 + WARM_UPS));
const worst = (values: readonly number[] | undefined) => Math.max(...(values ?? []));
const ms = (value: number) => show(value, "ms");

/** Opens the sidebar where it is not open yet. */
async function openSidebar(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { commands } = window.host!.app as unknown as { commands: { executeCommandById(id: string): boolean } };
    if (!document.querySelector(".debrief-list")) commands.executeCommandById("debrief:open-action-sidebar");
  });
  await page.waitForSelector(".debrief-action");
}

function row(what: string, budget: number, figure: string, sample: (page: Page) => Promise<Samples>, notes: (samples: Samples) => string[]): Row {
  return {
    what, budget, unit: "ms",
    take: async () => {
      const page = await inApp();
      await openSidebar(page);
      const samples = await sample(page);
      return { figure: middle(samples[figure]), notes: [`first ${ms(samples[figure]?.[0] ?? NaN)}, in Chromium`, ...notes(samples)] };
    },
  };
}

const onload = row("onload in the app", 20, "onload", (page) => page.evaluate(async (rounds) => {
  const host = window.host!;
  const { app, plugin } = host;
  const Plugin = plugin.constructor as new (...args: unknown[]) => typeof plugin;
  const samples: { onload: number[]; read: number[] } = { onload: [], read: [] };
  let read = 0;
  const cachedRead = app.vault.cachedRead.bind(app.vault);
  await host.unload();
  app.vault.cachedRead = (file) => {
    read++;
    return cachedRead(file);
  };
  for (let round = 0; round < rounds; round++) {
    const fresh = new Plugin(app, plugin.manifest);
    read = 0;
    const start = performance.now();
    fresh.load();
    samples.onload.push(performance.now() - start);
    samples.read.push(read);
    fresh.unload();
    await new Promise((resolve) => window.setTimeout(resolve, 20));
  }
  app.vault.cachedRead = cachedRead;
  const kept = new Plugin(app, plugin.manifest);
  kept.load();
  return samples;
}, ROUNDS), ({ read }) => [`files read: ${worst(read)}`]);

const firstPaint = row("sidebar with 10,000 open actions: first paint", 100, "paint", (page) => page.evaluate(async (rounds) => {
  const { app, plugin } = window.host!;
  const type = "debrief-actions";
  const samples: { paint: number[]; rows: number[] } = { paint: [], rows: [] };
  const frame = () => new Promise<void>((resolve) => void window.requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  }));
  const settled = () => new Promise((resolve) => window.setTimeout(resolve, 300));
  const run = (id: string) => (app as unknown as { commands: { executeCommandById(id: string): boolean } }).commands.executeCommandById(`${plugin.manifest.id}:${id}`);
  for (let round = 0; round < rounds; round++) {
    app.workspace.detachLeavesOfType(type);
    await settled();
    const start = performance.now();
    run("open-action-sidebar");
    while (!document.querySelector(".debrief-action")) await frame();
    await frame();
    samples.paint.push(performance.now() - start);
    await settled();
    samples.rows.push(document.querySelectorAll(".debrief-row").length);
  }
  return samples;
}, ROUNDS), ({ rows }) => [`rows in the document: ${worst(rows)} of under 200`]);

const scrolling = row("sidebar with 10,000 open actions: a step of scrolling", 16, "step", (page) => page.evaluate(async () => {
  const list = document.querySelector<HTMLElement>(".debrief-list");
  if (!list) throw new Error("the sidebar is not open");
  const samples: { step: number[]; rows: number[] } = { step: [], rows: [] };
  for (let step = 0; step < 200; step++) {
    const start = performance.now();
    await new Promise<void>((resolve) => void window.requestAnimationFrame(() => {
      list.scrollTop += 240;
      // The event is told before the next frame is drawn; what is drawn then is measured in it.
      window.requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(null);
      });
    }));
    // Two frames pass at least; what is above them was work.
    samples.step.push(Math.max(0, performance.now() - start - 2000 / 60));
    samples.rows.push(document.querySelectorAll(".debrief-row").length);
  }
  list.scrollTop = 0;
  await new Promise((resolve) => window.setTimeout(resolve, 300));
  return samples;
}), ({ step = [], rows }) => [
  `work above two frames; worst ${ms(worst(step))}, ${step.filter((one) => one > 16).length} of ${step.length} above 16 ms; rows in the document at most ${worst(rows)}`,
]);

const tick = row("sidebar with 10,000 open actions: a tick to repaint", 100, "seen", (page) => page.evaluate(async (rounds) => {
  const samples: { seen: number[]; gone: number[] } = { seen: [], gone: [] };
  const frame = () => new Promise<void>((resolve) => void window.requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  }));
  for (let round = 0; round < rounds; round++) {
    const row = document.querySelector<HTMLElement>(".debrief-action");
    const text = row?.querySelector(".debrief-action-text")?.textContent;
    if (!row) throw new Error("the sidebar is not open");
    const start = performance.now();
    row.querySelector<HTMLInputElement>("input")?.click();
    await frame();
    samples.seen.push(performance.now() - start);
    while (document.querySelector(".debrief-action-text")?.textContent === text) await frame();
    samples.gone.push(performance.now() - start);
    await new Promise((resolve) => window.setTimeout(resolve, 300));
  }
  return samples;
}, ROUNDS), ({ gone }) => [`written, and the row gone: ${ms(middle(gone))}`]);

/** How long the page's own work takes from the app's event on, and when it is seen. */
const sampleChange = (page: Page) => page.evaluate(async ({ rounds, path }) => {
  const { app } = window.host!;
  const samples: { work: number[]; index: number[]; seen: number[] } = { work: [], index: [], seen: [] };
  const cache = app.metadataCache;
  const trigger = cache.trigger.bind(cache);
  const setTimeout = window.setTimeout.bind(window);
  for (let round = 0; round < rounds; round++) {
    const file = app.vault.getFileByPath(path);
    const counts = document.querySelector(".debrief-counts");
    if (!file || !counts) throw new Error("the sidebar is not open");
    let [start, index, work] = [0, 0, 0];
    cache.trigger = (name: string, ...data: unknown[]) => {
      if (name === "changed") start = performance.now();
      trigger(name, ...data);
      if (name === "changed") index = performance.now() - start;
    };
    // What the event puts off until a frame is over belongs to it, with what is drawn behind it.
    window.setTimeout = ((job: () => void, delay?: number) => setTimeout(start === 0 ? job : () => {
      const from = performance.now();
      job();
      queueMicrotask(() => void (work += performance.now() - from));
    }, delay)) as typeof window.setTimeout;
    const drawn = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        window.requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve();
          port2.postMessage(null);
        });
      });
      observer.observe(counts, { childList: true, subtree: true, characterData: true });
    });
    await app.vault.process(file, (text) => text.replace("## Action items\n\n", `## Action items\n\n- [ ] Added in round ${round} 📅 2026-03-0${1 + (round % 9)}\n`));
    await drawn;
    samples.seen.push(performance.now() - start);
    window.setTimeout = setTimeout;
    cache.trigger = trigger;
    samples.index.push(index);
    samples.work.push(index + work);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return samples;
}, { rounds: ROUNDS, path: CHANGED_NOTE });

const changed = row("a changed file, from its event to index and sidebar (10,000 open actions)", 10, "work", sampleChange,
  ({ index, seen }) => [`of it the event itself ${ms(middle(index))}; seen after ${ms(middle(seen))} of 100.0 ms, worst ${ms(worst(seen))}`]);

const linking = row("linking on save of a 65 KB note against 10,000 names, in the editor", 5, "work", async (page) => {
  const forms = names();
  return page.evaluate(async ({ rounds, path, added }) => {
    const host = window.host!;
    const samples: { work: number[]; seen: number[] } = { work: [], seen: [] };
    const { editor } = await host.open(path);
    const { cm } = editor as unknown as { cm: { dispatch(spec: { userEvent?: string }): void; state: { doc: { length: number } } } };
    const dispatch = cm.dispatch.bind(cm);
    const getValue = editor.getValue.bind(editor);
    for (let round = 0; round < rounds; round++) {
      const end = editor.offsetToPos(cm.state.doc.length);
      editor.replaceRange(`\n## Round ${round}\n\nTold ${added[round] ?? ""} of it.\n`, end);
      let from = 0;
      editor.getValue = () => {
        from = performance.now();
        return getValue();
      };
      const start = performance.now();
      const done = new Promise<void>((resolve, reject) => {
        const late = window.setTimeout(() => reject(new Error("nothing was linked")), 5_000);
        cm.dispatch = (spec) => {
          const asked = from;
          dispatch(spec);
          if (spec.userEvent !== "input.debrief") return;
          window.clearTimeout(late);
          samples.work.push(performance.now() - asked);
          resolve();
        };
      });
      await host.save();
      await done;
      samples.seen.push(performance.now() - start);
      editor.getValue = getValue;
      cm.dispatch = dispatch;
      await new Promise((resolve) => window.setTimeout(resolve, 200));
    }
    return samples;
  }, { rounds: ROUNDS, path: LONG_NOTE, added: Array.from({ length: ROUNDS }, (_, at) => forms[(at * 37) % forms.length] ?? "") });
}, ({ seen }) => [`planned and written into the editor; the whole save command ${ms(middle(seen))}`]);

/** What the user feels, in a real browser. */
export const inTheApp: readonly Row[] = [onload, firstPaint, scrolling, tick, changed, linking];
