import type { Plugin } from "esbuild";

export declare const unreached: Plugin;
