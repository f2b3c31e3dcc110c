import { Component, type Modal, type Plugin } from "obsidian";

/**
 * Opens a window that closes with the plugin, and answers what it answers.
 * @param open makes the window, which hands its answer to `resolve` when it closes
 */
export async function ask<T>(plugin: Plugin, open: (resolve: (answer: T) => void) => Modal): Promise<T> {
  const keeper = new Component();
  plugin.addChild(keeper);
  try {
    return await new Promise<T>((resolve) => {
      let closed = false;
      const modal = open((answer) => {
        closed = true;
        resolve(answer);
      });
      keeper.register(() => {
        if (!closed) modal.close();
      });
      modal.open();
    });
  } finally {
    plugin.removeChild(keeper);
  }
}
