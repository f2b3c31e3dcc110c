import { commands } from "./commands";
import { first } from "./first";
import { settings } from "./settings";

/** Every string of the interface, by the place where it stands. */
export const S = { commands, first, settings } as const;
