import type { RequestUrlParam, RequestUrlResponse } from "obsidian";
import { bytesOf, textOf } from "./storage";
import { turn } from "./turn";
import type { Host } from "./types";

type Handler = Parameters<Host["respond"]>[0];

/** The app's `requestUrl`, answered by a script; nothing goes over a network. */
export class HostNet {
  handler: Handler | null = null;

  readonly requestUrl = (request: string | RequestUrlParam): RequestUrlResponsePromise => {
    const answer = this.ask(typeof request === "string" ? { url: request } : request);
    // Made when they are asked for, so that a failure is told once.
    const parts = {
      arrayBuffer: () => answer.then(({ arrayBuffer }) => arrayBuffer),
      text: () => answer.then(({ text }) => text),
      json: () => answer.then(({ text }) => JSON.parse(text) as unknown),
    };
    return Object.defineProperties(answer, Object.fromEntries(Object.entries(parts).map(([name, get]) => [name, { get }]))) as RequestUrlResponsePromise;
  };

  readonly request = async (request: string | RequestUrlParam): Promise<string> => (await this.requestUrl(request)).text;

  private async ask(request: RequestUrlParam): Promise<RequestUrlResponse> {
    await turn();
    const { url, method = "GET", contentType, body, headers = {}, throw: fails = true } = request;
    const text = body === undefined ? null : typeof body === "string" ? body : textOf(new Uint8Array(body));
    const sent = contentType === undefined ? headers : { ...headers, "Content-Type": contentType };
    const answer = this.handler?.({ url, method, body: text, headers: sent }) ?? null;
    if (!answer) throw new Error("net::ERR_NAME_NOT_RESOLVED");
    if (answer.status >= 400 && fails) throw Object.assign(new Error(`Request failed, status ${answer.status}`), { status: answer.status, headers: answer.headers ?? {} });
    return {
      status: answer.status,
      headers: answer.headers ?? {},
      text: answer.text,
      arrayBuffer: bytesOf(answer.text).buffer as ArrayBuffer,
      get json(): unknown {
        return JSON.parse(answer.text) as unknown;
      },
    };
  }
}

type RequestUrlResponsePromise = Promise<RequestUrlResponse> & { arrayBuffer: Promise<ArrayBuffer>; json: Promise<unknown>; text: Promise<string> };
