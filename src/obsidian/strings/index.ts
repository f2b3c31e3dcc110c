import { commands } from "./commands";

/** Every string of the interface, by the place where it stands. */
export const S = { commands } as const;
