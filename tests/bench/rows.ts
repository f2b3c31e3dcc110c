import type { Row } from "./measure";
import { inTheApp } from "./rows/in-app";
import { linking } from "./rows/linking";
import { mainBundle } from "./rows/plugin";
import { reading } from "./rows/reading";
import { vaultIndex } from "./rows/vault-index";

/** Every budget that applies so far, in the design's order; the rows of the app last, for they take a browser. */
export const ROWS: readonly Row[] = [mainBundle, ...linking, reading, ...vaultIndex, ...inTheApp];
