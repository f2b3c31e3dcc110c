import { actions } from "./actions";
import { commands } from "./commands";
import { evidence } from "./evidence";
import { first } from "./first";
import { linking } from "./linking";
import { preview } from "./preview";
import { review } from "./review";
import { settings } from "./settings";
import { sidebar } from "./sidebar";

/** Every string of the interface, by the place where it stands. */
export const S = { actions, commands, evidence, first, linking, preview, review, settings, sidebar } as const;
