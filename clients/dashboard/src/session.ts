// Who asks. A key that was typed in stays in the tab. One that the service hands out by itself, as with `make run`, stays in memory.

import { Failure } from "./api";

export interface Session {
  /** Where the API answers; empty for where the page comes from. */
  baseUrl: string;
  key: string;
  /** Whether the service handed out the key, and can be asked for another. */
  handedOut: boolean;
}

const STORED = "touchstone";

/** What whoever serves the page tells it, in a file beside it: the address of the service, and with a demo a key. */
interface Served {
  url?: string;
  api_key?: string;
}

export async function findSession(): Promise<Session | { baseUrl: string }> {
  const stored = sessionStorage.getItem(STORED);
  if (stored) {
    return { ...(JSON.parse(stored) as { baseUrl: string; key: string }), handedOut: false };
  }
  const served = await askServed();
  const baseUrl = served.url ?? "";
  return served.api_key ? { baseUrl, key: served.api_key, handedOut: true } : { baseUrl };
}

/** Another key in place of one that is no good any more. */
export async function renew(session: Session): Promise<Session | undefined> {
  if (!session.handedOut) {
    return undefined;
  }
  const { api_key: key } = await askServed();
  return key && key !== session.key ? { ...session, key } : undefined;
}

export function keep(baseUrl: string, key: string): Session {
  sessionStorage.setItem(STORED, JSON.stringify({ baseUrl, key }));
  return { baseUrl, key, handedOut: false };
}

export function forget(): void {
  sessionStorage.removeItem(STORED);
}

async function askServed(): Promise<Served> {
  try {
    const response = await fetch("session.json", { cache: "no-store" });
    return response.ok ? ((await response.json()) as Served) : {};
  } catch {
    return {};
  }
}

/** The address of a service as people type it. */
export function baseUrlOf(typed: string): string {
  const text = typed.trim().replace(/\/+$/, "");
  if (text === "") {
    return "";
  }
  const url = URL.parse(text);
  if (!url || !["http:", "https:"].includes(url.protocol)) {
    throw new Failure(400, "");
  }
  return text;
}
