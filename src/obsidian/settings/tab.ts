import { PluginSettingTab, type SettingControl, type SettingDefinition, type SettingDefinitionItem, type SettingDefinitionPage } from "obsidian";
import { formFault, formPatch, formValue, headingKey, reportKey, sectionKey, type LISTS } from "../../app/settings-form";
import { HEADINGS, type HeadingName } from "../../model/settings";
import { REPORTS } from "../../report/reports";
import { baseName } from "../../text/paths";
import { sentenceOf } from "../../app/journal";
import { say } from "../notices";
import type { Runtime } from "../runtime";
import { makeSample } from "../sample";
import { S } from "../strings/index";

const T = S.settings;

interface Words {
  name: string;
  desc?: string;
  aliases?: readonly string[];
}

/** The settings of the plugin, as the app draws and searches them. */
class DebriefSettings extends PluginSettingTab {
  /** How many values of this form are being kept: their controls show them already, and what is typed on stays. */
  private keeping = 0;

  constructor(private readonly runtime: Runtime) {
    super(runtime.app, runtime.plugin);
    runtime.plugin.register(runtime.settings.onChange(() => {
      if (this.keeping === 0) this.update();
    }));
  }

  override getSettingDefinitions(): SettingDefinitionItem[] {
    return definitions(this.runtime);
  }

  override getControlValue(key: string): unknown {
    return formValue(this.runtime.settings.now(), key);
  }

  override async setControlValue(key: string, value: unknown): Promise<void> {
    if (formFault(key, value) !== null) return;
    this.keeping++;
    try {
      await this.runtime.settings.change((now) => formPatch(now, key, value));
    } catch (error) {
      say(sentenceOf(error, "data.json"));
    }
    this.keeping--;
  }
}

export function addSettings(runtime: Runtime): void {
  runtime.plugin.addSettingTab(new DebriefSettings(runtime));
}

const validate = (key: string) => (value: string) => {
  const fault = formFault(key, value);
  return fault === null ? undefined : T.faults[fault];
};
const control = ({ aliases = [], ...words }: Words, control: SettingControl): SettingDefinition => ({ ...words, aliases: [...aliases], control });
const toggle = (key: string, words: Words): SettingDefinition => control(words, { type: "toggle", key });
const text = (key: string, words: Words): SettingDefinition => control(words, { type: "text", key, validate: validate(key) });
const list = (key: (typeof LISTS)[number]): SettingDefinition =>
  control({ name: T.lists[key], desc: T.oneALine }, { type: "textarea", key, rows: 3, validate: validate(key) });
const page = (name: string, desc: string, items: SettingDefinitionItem[]): SettingDefinitionPage => ({ type: "page", name, desc, items });

function definitions(runtime: Runtime): SettingDefinitionItem[] {
  return [
    text("me", T.yourName),
    control(T.folder, { type: "folder", key: "folder", validate: validate("folder") }),
    toggle("review", T.review),
    toggle("linkOnSave", T.linkOnSave),
    toggle("showEvidence", T.showEvidence),
    page(T.sections, T.sectionsDesc, [
      ...(Object.keys(HEADINGS) as HeadingName[]).flatMap((name) => [
        toggle(sectionKey(name), { name: T.section(T.sectionNames[name]) }),
        text(headingKey(name), { name: T.heading(T.sectionNames[name]) }),
      ]),
      control(T.threshold, { type: "slider", key: "threshold", min: 0, max: 1, step: 0.05 }),
      toggle("markUnreviewed", T.markUnreviewed),
    ]),
    page(T.reports, T.reportsDesc, [
      ...REPORTS.map(({ id, fileName }) => toggle(reportKey(id), { name: baseName(fileName), desc: fileName })),
      toggle("refreshReports", T.refreshReports),
    ]),
    page(T.kinds, T.kindsDesc, [
      list("meetingFolders"), list("meetingTypes"),
      list("peopleFolders"), list("peopleTypes"), list("peopleTags"),
      list("organizationFolders"), list("organizationTypes"), list("organizationTags"),
      list("excludedFolders"),
    ]),
    page(T.linking, T.linkingDesc, [
      control({ name: T.mentions.name, desc: T.mentions.desc, aliases: T.mentions.aliases }, { type: "dropdown", key: "mentions", options: T.mentions.options }),
      toggle("linkAllNotes", T.linkAllNotes), toggle("linkHeadings", T.linkHeadings), toggle("linkOwners", T.linkOwners),
      list("linkExcludedFolders"), list("linkEverydayWords"),
    ]),
    page(T.actions, T.actionsDesc, [list("actionFolders"), list("actionTags")]),
    { ...T.sample, action: () => void makeSample(runtime) },
  ];
}
