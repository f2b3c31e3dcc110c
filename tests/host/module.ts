import * as mocks from "obsidian-test-mocks/obsidian";
import { notImplemented } from "./base";
import type { HostContext } from "./context";
import { TAbstractFile, TFile, TFolder } from "./files";
import { HostFileManager } from "./file-manager";
import { apiVersion, debounce, getLanguage, requireApiVersion, resolveSubpath, stripHeadingForLink } from "./functions";
import { HostMetadataCache } from "./metadata/cache";
import type { HostNet } from "./net";
import { normalizePath } from "./paths";
import { platform } from "./platform";
import { Plugin } from "./plugin";
import { HostSecretStorage } from "./secrets";
import { uiModule } from "./ui/index";
import { HostVault } from "./vault";
import { getFrontMatterInfo, parseYaml, stringifyYaml } from "./yaml";

/** Exports of obsidian-test-mocks that do what the app's do. */
const TAKEN = [
  "arrayBufferToBase64", "arrayBufferToHex", "base64ToArrayBuffer", "getAllTags", "getBlobArrayBuffer", "getLinkpath",
  "hexToArrayBuffer", "iterateCacheRefs", "iterateRefs", "moment", "parseFrontMatterAliases", "parseFrontMatterEntry",
  "parseFrontMatterStringArray", "parseFrontMatterTags", "parseLinktext", "parsePropertyId", "prepareFuzzySearch",
  "prepareSimpleSearch", "sortSearchResults", "stripHeading",
];

/**
 * The exports of `obsidian` for one host. What neither the host nor `TAKEN` has can be extended and fails when it is made or
 * called; a name that the app does not have either is undefined, and named once on the console.
 */
export function obsidianModule(context: HostContext, net: HostNet): Record<string, unknown> {
  const all = mocks as unknown as Record<string, unknown>;
  const exports: Record<string, unknown> = {
    ...Object.fromEntries(Object.entries(all).map(([name, value]) => [name, typeof value === "function" ? lacking(name) : value])),
    ...Object.fromEntries(TAKEN.map((name) => [name, all[name]])),
    ...ours(context, net),
  };
  Object.assign(exports, uiModule(context));
  const asked = new Set<string>();
  return new Proxy(exports, {
    get(target, name, receiver) {
      if (typeof name === "string" && !(name in target) && !["__esModule", "default", "then"].includes(name) && !asked.has(name)) {
        asked.add(name);
        console.warn(`The host's module obsidian has no "${name}".`);
      }
      return Reflect.get(target, name, receiver) as unknown;
    },
  });
}

const ours = (context: HostContext, net: HostNet) => ({
  TAbstractFile, TFile, TFolder, Plugin, Vault: HostVault, MetadataCache: HostMetadataCache, FileManager: HostFileManager,
  SecretStorage: HostSecretStorage, Platform: platform(context.phone), apiVersion, requireApiVersion, getLanguage, debounce, normalizePath, parseYaml,
  stringifyYaml, getFrontMatterInfo, resolveSubpath, stripHeadingForLink, requestUrl: net.requestUrl, request: net.request,
});

/** Stands where the host has nothing: fails with its name as a function and as a class, a subclass's too. */
function lacking(name: string): unknown {
  return function lacks(): never {
    return notImplemented(name);
  };
}
