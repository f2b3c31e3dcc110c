import { parser as tsparser } from "typescript-eslint";
import obsidianmd from "eslint-plugin-obsidianmd";
import { PlainTextParser } from "eslint-plugin-obsidianmd/dist/lib/plainTextParser.js";
import globals from "globals";
import { defineConfig } from "eslint/config";

/** The floors of the house, top first. A folder imports from the floors below its own and from itself. */
const FLOORS = [
  ["obsidian", "node"],
  ["app"],
  ["vault"],
  ["note", "engine"],
  ["report"],
  ["entity", "transcript", "task", "graph"],
  ["text", "model"],
];
/** From this floor down the code runs without Obsidian, without Node and without a DOM. */
const FIRST_PURE_FLOOR = 1;

const downOnly = FLOORS.flatMap((floor, level) => floor.map((folder) => {
  const closed = [...FLOORS.slice(0, level).flat(), ...floor.filter((other) => other !== folder)];
  return {
    files: [`src/${folder}/**`],
    rules: {
      "no-restricted-imports": ["error", {
        patterns: [
          { group: closed.map((name) => `**/../${name}/**`), message: `Imports go down only (docs/architecture.md): src/${folder} stands on or below that floor.` },
          ...(level >= FIRST_PURE_FLOOR
            ? [{ group: ["obsidian", "node:*", "fs", "path", "electron", "**/main", "**/cli.mjs"], message: "This floor runs without Obsidian and without Node." }]
            : []),
        ],
      }],
    },
  };
}));

export default defineConfig(
  { ignores: ["node_modules/", "dist/", "main.js", "sample-vault/", "tests/fixtures/", ".ci/"] },
  ...obsidianmd.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx", "**/*.mts"],
    languageOptions: {
      parser: tsparser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
  },
  // Names that the directory's review does not read: Node's globals and the console belong there.
  {
    files: ["**/*.mts", "**/*.mjs", "tests/**", "vitest.config.ts"],
    languageOptions: { globals: globals.node },
    rules: {
      "obsidianmd/no-nodejs-modules": "off",
      "obsidianmd/rule-custom-message": "off",
      "no-console": "off",
    },
  },
  { files: ["manifest.json"], languageOptions: { parser: tsparser, parserOptions: { extraFileExtensions: [".json"] } }, plugins: { obsidianmd }, rules: { "obsidianmd/validate-manifest": "error" } },
  { files: ["LICENSE"], languageOptions: { parser: PlainTextParser }, plugins: { obsidianmd }, rules: { "obsidianmd/validate-license": "error" } },
  ...downOnly,
);
