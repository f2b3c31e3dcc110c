import type { Stat } from "obsidian";
import { fileError, type Storage } from "./storage";

/**
 * A vault behind a server of its own origin, for the browser. The protocol, under one prefix, every path a query
 * parameter that `encodeURIComponent` wrote:
 *
 *   GET    /list                  [{ path, stat: { type, ctime, mtime, size } }], parents first
 *   GET    /stat?path=            the stat, or null
 *   GET    /file?path=            the bytes; 404 where there is none (also `src` of media)
 *   PUT    /file?path=            writes the body; 404 where the folder is missing
 *   DELETE /file?path=            a file, or a folder with all in it
 *   POST   /mkdir?path=           with its parents
 *   POST   /rename?path=&to=
 *   GET    /watch                 server-sent events, each `data:` a path as JSON string, or null for anywhere
 *
 * A failure is a status of 400 or more with the file system's code (`ENOENT`) as its text.
 */
export class HttpStorage implements Storage {
  constructor(private readonly prefix: string) {}

  async list(): Promise<{ path: string; stat: Stat }[]> {
    return (await this.ask("GET", "list")).json() as Promise<{ path: string; stat: Stat }[]>;
  }

  async stat(path: string): Promise<Stat | null> {
    return (await this.ask("GET", "stat", { path })).json() as Promise<Stat | null>;
  }

  async read(path: string): Promise<Uint8Array> {
    return new Uint8Array(await (await this.ask("GET", "file", { path })).arrayBuffer());
  }

  async write(path: string, data: Uint8Array): Promise<void> {
    await this.ask("PUT", "file", { path }, data);
  }

  async mkdir(path: string): Promise<void> {
    await this.ask("POST", "mkdir", { path });
  }

  async remove(path: string): Promise<void> {
    await this.ask("DELETE", "file", { path });
  }

  async rename(path: string, to: string): Promise<void> {
    await this.ask("POST", "rename", { path, to });
  }

  watch(changed: (path: string | null) => void): () => void {
    const source = new EventSource(this.address("watch"));
    source.onmessage = ({ data }: MessageEvent<string>) => changed(JSON.parse(data) as string | null);
    return () => source.close();
  }

  /** Where an element loads a file of the vault from. */
  resource(path: string): string {
    return this.address("file", { path });
  }

  private address(what: string, query: Record<string, string> = {}): string {
    const asked = new URLSearchParams(query).toString();
    return `${this.prefix}/${what}${asked === "" ? "" : `?${asked}`}`;
  }

  private async ask(method: string, what: string, query: Record<string, string> = {}, body?: Uint8Array): Promise<Response> {
    const response = await window.fetch(this.address(what, query), { method, ...(body ? { body: body as Uint8Array<ArrayBuffer> } : {}) });
    if (!response.ok) throw fileError((await response.text()) || "EIO", query["path"] ?? what);
    return response;
  }
}
