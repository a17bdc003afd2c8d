// A number as people read it, with the one that the service gave beside it for programs.

import type { Kpis } from "../api";
import { useAsking } from "../asking";
import { count, money, multiple, percent, signedPercent } from "../format";
import { texts } from "../texts";

export type Unit = "count" | "money" | "fraction" | "multiple";

export const UNITS: Record<keyof Kpis | "total_purchases" | "total_revenue" | "attributed_share", Unit> = {
  sent: "count", delivered: "count", failed: "count", read: "count", responded: "count", clicked: "count", interacted: "count",
  responses: "count", clicks: "count", machine_clicks: "count", text_replies: "count", opt_outs: "count", cost: "money",
  conversions: "count", gross_revenue: "money", refunds: "money", revenue: "money", delivery_rate: "fraction", read_rate: "fraction",
  interaction_rate: "fraction", response_rate: "fraction", click_through_rate: "fraction", conversion_rate: "fraction",
  opt_out_rate: "fraction", average_order_value: "money", revenue_per_message: "money", cost_per_conversion: "money", roi: "multiple",
  interacted_unread: "count", receipts_off_share: "fraction", total_purchases: "count", total_revenue: "money", attributed_share: "fraction",
};

export type Kpi = keyof typeof UNITS;

export function written(value: number, unit: Unit, currency: string): string {
  switch (unit) {
    case "count": return count(value);
    case "money": return money(value, currency);
    case "fraction": return percent(value);
    case "multiple": return multiple(value);
  }
}

interface ValueProps {
  value: number | null | undefined;
  unit: Unit;
  /** What it is, for whoever compares pages with answers. */
  name?: string;
}

export function Value({ value, unit, name }: ValueProps) {
  const { me } = useAsking();
  if (value === null || value === undefined) {
    return <span class="none" data-name={name}>{texts.dash}</span>;
  }
  return <data value={String(value)} data-name={name}>{written(value, unit, me.currency)}</data>;
}

/** Whether more is better, for what has an opinion about it. */
const BETTER: Partial<Record<Kpi, 1 | -1>> = {
  revenue: 1, roi: 1, attributed_share: 1, conversions: 1, average_order_value: 1, delivery_rate: 1, read_rate: 1, click_through_rate: 1,
  interaction_rate: 1, conversion_rate: 1, opt_out_rate: -1, opt_outs: -1, failed: -1, refunds: -1, cost_per_conversion: -1,
  revenue_per_message: 1,
};

interface ChangeProps {
  kpi: Kpi;
  change: number | null | undefined;
  before: number | null | undefined;
}

export function Change({ kpi, change, before }: ChangeProps) {
  const { me } = useAsking();
  const was = before === null || before === undefined ? texts.dash : written(before, UNITS[kpi], me.currency);
  if (change === null || change === undefined) {
    return <span class="change" title={texts.change.noneWhy}><span class="quiet">{texts.was(was)}</span></span>;
  }
  const opinion = change === 0 ? 0 : Math.sign(change) * (BETTER[kpi] ?? 0);
  return (
    <span class={`change ${opinion > 0 ? "good" : opinion < 0 ? "bad" : ""}`} title={texts.change.of(signedPercent(change), was)}>
      {signedPercent(change)} <span class="quiet">{texts.was(was)}</span>
    </span>
  );
}
