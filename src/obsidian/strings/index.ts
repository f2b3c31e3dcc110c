import { commands } from "./commands";
import { first } from "./first";
import { preview } from "./preview";
import { settings } from "./settings";
import { sidebar } from "./sidebar";

/** Every string of the interface, by the place where it stands. */
export const S = { commands, first, preview, settings, sidebar } as const;
