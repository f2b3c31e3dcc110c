import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, join } from "node:path";
import { DiskStorage } from "../disk";

export interface ServerOptions {
  /** The vault's folder. */
  vault: string;
  /** The folder with the built plugin. */
  plugin: string;
  /** The folder with `page.js` and `host.css`. */
  page: string;
  /** The day at which the page's clock begins (YYYY-MM-DD); else it is the machine's. */
  today?: string | null;
  /** 0 takes any that is free. */
  port?: number;
}

export interface PreviewServer {
  address: string;
  close(): Promise<void>;
}

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Debrief preview</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page/host.css">
</head>
<body class="theme-light"><script type="module" src="/page/page.js"></script></body>
</html>
`;
const TYPES: Record<string, string> = {
  js: "text/javascript", css: "text/css", json: "application/json", md: "text/markdown", mp3: "audio/mpeg", m4a: "audio/mp4", ogg: "audio/ogg", wav: "audio/wav", png: "image/png",
};
const typeOf = (path: string) => `${TYPES[path.split(".").pop() ?? ""] ?? "application/octet-stream"}; charset=utf-8`;

/** Serves the page, the plugin and a vault's folder to this machine alone, by the protocol of `HttpStorage`. */
export async function startServer({ vault, plugin, page, port = 0, today = null }: ServerOptions): Promise<PreviewServer> {
  const storage = new DiskStorage(vault);
  const watching = new Set<ServerResponse>();
  const stopWatching = storage.watch((path) => {
    for (const response of watching) response.write(`data: ${JSON.stringify(path)}\n\n`);
  });
  let first = true;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const path = searchParams.get("path") ?? "";
    const [, area, name = ""] = pathname.split("/");
    const send = (body: string | Uint8Array, type: string) => response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(body);
    if (pathname === "/") return send(PAGE, "text/html; charset=utf-8");
    if (area === "page" || area === "plugin") return send(await readFile(join(area === "page" ? page : plugin, basename(name))), typeOf(name));
    if (pathname === "/info") {
      const info = { name: basename(vault), first, today };
      first = false;
      return send(JSON.stringify(info), TYPES["json"] ?? "");
    }
    switch (area === "vault" ? `${request.method ?? ""} ${name}` : "") {
      case "GET list": return send(JSON.stringify(await storage.list()), "application/json");
      case "GET stat": return send(JSON.stringify(await storage.stat(path)), "application/json");
      case "GET file": return send(await storage.read(path), typeOf(path));
      case "PUT file": return send(String(await storage.write(path, await bodyOf(request))), "text/plain");
      case "DELETE file": return send(String(await storage.remove(path)), "text/plain");
      case "POST mkdir": return send(String(await storage.mkdir(path)), "text/plain");
      case "POST rename": return send(String(await storage.rename(path, searchParams.get("to") ?? "")), "text/plain");
      case "GET watch":
        response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" }).write("\n");
        watching.add(response);
        request.on("close", () => watching.delete(response));
        return;
      default: response.writeHead(404).end("ENOENT");
    }
  };
  const server = createServer((request, response) => {
    // A page of another site must not reach the vault by a name of its own for this machine.
    if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/u.test(request.headers.host ?? "")) {
      response.writeHead(403).end("EACCES");
      return;
    }
    answer(request, response).catch((error: unknown) => {
      const code = error instanceof Error && "code" in error ? String(error.code) : "EIO";
      response.writeHead(code === "ENOENT" ? 404 : 500).end(code);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    async close() {
      stopWatching();
      for (const response of watching) response.end();
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of request) parts.push(part as Uint8Array);
  return new Uint8Array(Buffer.concat(parts));
}
