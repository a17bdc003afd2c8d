// What is asked, read from the address. What is no value of a parameter is left out, as if it were not there.

import type { Query } from "./address";
import type { Interval, Me, Rule, Touch, Window } from "./api";
import { texts } from "./texts";

export type Preset = keyof typeof texts.periods;
export type Compare = "previous_period" | "previous_year";

export interface Period {
  period?: Preset;
  from?: string;
  to?: string;
}

export interface RuleAsked {
  touch?: Touch;
  window?: Window;
}

export interface Question extends Period, RuleAsked {
  compare?: Compare;
  conversion_date?: "send";
}

const DAY = /^2\d{3}-\d\d-\d\d$/;

export function periodOf(query: Query): Period {
  const { from, to } = query;
  if (from && to && DAY.test(from) && DAY.test(to) && from <= to) {
    return { from, to };
  }
  return { period: oneOf(texts.periods, query["period"]) ?? "last_30_days" };
}

export function ruleOf(query: Query): RuleAsked {
  const touch = oneOf(texts.touches, query["touch"]);
  const window = oneOf(texts.windows, query["window"]);
  return { ...(touch && { touch }), ...(window && { window }) };
}

export function dateOf(query: Query): { conversion_date?: "send" } {
  return query["conversion_date"] === "send" ? { conversion_date: "send" } : {};
}

/** All of it; all time has nothing before it. */
export function questionOf(query: Query): Question {
  const period = periodOf(query);
  const compare = oneOf(texts.comparisons, query["compare"]) ?? "previous_period";
  return {
    ...period,
    ...(compare !== "none" && period.period !== "all_time" && { compare }),
    ...ruleOf(query),
    ...dateOf(query),
  };
}

export function withoutComparison(question: Question): Omit<Question, "compare"> {
  const { compare: _, ...rest } = question;
  return rest;
}

/** The rule that answers are made by: the workspace's, but for what is asked. */
export function ruleInForce(asked: RuleAsked, me: Me): Rule {
  const own = me.attribution;
  return {
    touch: asked.touch ?? own.touch,
    campaign_window: asked.window ?? own.campaign_window,
    flow_window: asked.window ?? own.flow_window,
  };
}

export function isOwn(rule: Rule, me: Me): boolean {
  const own = me.attribution;
  return rule.touch === own.touch && rule.campaign_window === own.campaign_window && rule.flow_window === own.flow_window;
}

/** The choices of intervals that make a chart of this many days, the best first. */
export function intervalsOf(days: number): Interval[] {
  if (days <= 2) {
    return ["hour", "day"];
  }
  if (days <= 14) {
    return ["day", "hour"];
  }
  return days <= 100 ? ["day", "week", "month"] : ["week", "day", "month"];
}

export function daysOf(period: { from: string; to: string }): number {
  return Math.round((Date.parse(period.to) - Date.parse(period.from)) / 86_400_000) + 1;
}

export function oneOf<T extends string>(choices: Readonly<Partial<Record<T, unknown>>>, value: string | undefined): T | undefined {
  return value !== undefined && Object.hasOwn(choices, value) ? (value as T) : undefined;
}

/** For what takes texts alone, such as the address of a download. */
export function asTexts(parameters: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).filter(([, value]) => value !== undefined && value !== "").map(([name, value]) => [name, String(value)]),
  );
}
