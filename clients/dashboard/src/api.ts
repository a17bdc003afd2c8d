// The client, typed by the description of the API, and what can go wrong with it.

import createClient from "openapi-fetch";
import type { components, paths } from "./schema";

type Schemas = components["schemas"];
export type Kpis = Schemas["Kpis"];
export type KpiChanges = Schemas["KpiChanges"];
export type PerformanceKpis = Schemas["PerformanceKpis"];
export type Performance = Schemas["Performance"];
export type Series = Schemas["Series"];
export type Rules = Schemas["Rules"];
export type Touch = Schemas["Touch"];
export type Window = Schemas["Window"];
export type Interval = Schemas["Interval"];
export type Me = Schemas["Me"];
export type SourceRow = Schemas["SourceRow"];
export type SourceDetail = Schemas["SourceDetail"];
export type SourceList = Schemas["SourceList"];
export type FlowNodes = Schemas["FlowNodes"];
export type Placebo = Schemas["PlaceboAnswer"];
export type PlaceboReason = Schemas["NoBaseline"];
export type PlaceboWarning = Schemas["PlaceboWarning"];
export type Models = Schemas["Models"];
export type Model = Schemas["AttributionModel"];
export type PurchaseRow = Schemas["PurchaseRow"];
export type PurchaseDetail = Schemas["PurchaseDetail"];
export type JourneyRow = Schemas["JourneyRow"];
export type MessageRow = Schemas["MessageRow"];
export type MessageState = Schemas["MessageState"];
export type Contact = Schemas["ContactProfile"];
export type Rule = Schemas["AttributionRule"];
export type Connection = Schemas["Connection"];
export type NewConnection = Schemas["NewConnection"];
export type Delivery = Schemas["Delivery"];
export type IntakeStatus = Schemas["IntakeStatus"];
type Problem = Schemas["Problem"];

const OFFLINE = 0;

/** Why there is no answer. */
export class Failure extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly reason?: Problem["reason"],
    readonly requestId?: string,
    /** What is wrong with which field of what was sent. */
    readonly errors: NonNullable<Problem["errors"]> = [],
  ) {
    super(message);
  }

  static of(thrown: unknown): Failure {
    return thrown instanceof Failure ? thrown : new Failure(OFFLINE, String(thrown));
  }

  /** Whether another key would help, and this one never. */
  get ofKey(): boolean {
    return this.status === 401 || this.reason === "unknown_workspace";
  }
}

export type Client = ReturnType<typeof connect>;

/** @param key how requests say who asks; asked anew for each, since keys expire */
export function connect(baseUrl: string, key: () => string) {
  const client = createClient<paths, "application/json" | "application/problem+json">({ baseUrl });
  client.use({
    onRequest: ({ request }) => {
      request.headers.set("Authorization", `Bearer ${key()}`);
      return request;
    },
    onError: () => new Failure(OFFLINE, ""),
  });
  return client;
}

/** What was answered, undefined where that has no body, or a Failure thrown. */
export async function answerOf<T>(asked: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await asked;
  if (data !== undefined || response.ok) {
    return data as T;
  }
  throw failureOf(response, error);
}

/** A table as a file, saved by the browser under the name that the service gives it. */
export async function download(baseUrl: string, key: string, path: string, query: Record<string, string>): Promise<void> {
  let response: Response;
  try {
    response = await fetch(`${baseUrl}${path}?${new URLSearchParams(query)}`, { headers: { Authorization: `Bearer ${key}` } });
  } catch {
    throw new Failure(OFFLINE, "");
  }
  if (!response.ok) {
    throw failureOf(response, await response.json().catch(() => undefined));
  }
  const name = /filename="?([^";]+)/.exec(response.headers.get("Content-Disposition") ?? "")?.[1] ?? "touchstone";
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function failureOf(response: Response, error: unknown): Failure {
  const problem = (error ?? {}) as Partial<Problem>;
  const told = problem.errors?.map(({ field, detail }) => `${field}: ${detail}`).join(" ") ?? problem.detail ?? response.statusText;
  return new Failure(response.status, told, problem.reason, problem.request_id, problem.errors);
}
