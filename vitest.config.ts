import { defineConfig } from "vitest/config";

export default defineConfig({
  // The package holds types alone; a test that imports what stands on it gives its own stand-in (vi.mock).
  resolve: { alias: { obsidian: "obsidian-test-mocks/obsidian" } },
  test: {
    include: ["tests/**/*.test.ts"],
    env: { TZ: "UTC" },
    testTimeout: 30_000,
    // A file on the disk and a row on the screen come when they come: a second is little on a busy machine.
    expect: { poll: { timeout: 10_000 } },
  },
});
