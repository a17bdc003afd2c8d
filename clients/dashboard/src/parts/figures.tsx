import type { KpiChanges, Kpis, PerformanceKpis } from "../api";
import { useAsking } from "../asking";
import { count, money } from "../format";
import { texts } from "../texts";
import { Change, type Kpi, UNITS, Value } from "./value";

interface Props {
  kpis: Kpis & Partial<Pick<PerformanceKpis, "total_purchases" | "total_revenue" | "attributed_share">>;
  comparison?: { kpis: Kpis; change: KpiChanges } | undefined;
}

/** The few that matter, and below the rest. */
export function Figures({ kpis, comparison: asked }: Props) {
  // What was not there before is not compared with nothing.
  const comparison = asked && (asked.kpis.sent > 0 || asked.kpis.conversions > 0 || kpis.total_purchases !== undefined) ? asked : undefined;
  const { me } = useAsking();
  const shop = kpis.total_revenue !== undefined;
  const rest: Kpi[] = [
    "conversions", "average_order_value", "conversion_rate", "delivery_rate", "read_rate", "click_through_rate", "opt_outs",
    shop ? "cost_per_conversion" : "interaction_rate",
  ];
  const [noRoi, noRoiWhy] = kpis.roi === null ? texts.whyNoRoi(kpis) : ["", ""];
  const [noShare, noShareWhy] = texts.whyNoShare(kpis.total_revenue ?? 0);
  return (
    <div class="figures">
      <dl class="great">
        <Figure kpi="revenue" kpis={kpis} comparison={comparison} hint={texts.hints.revenue(kpis.conversions, count(kpis.conversions))} />
        <Figure kpi="cost" kpis={kpis} comparison={comparison} hint={texts.hints.cost(kpis.sent, count(kpis.sent))} />
        <Figure
          kpi="roi" kpis={kpis} comparison={comparison} none={noRoi}
          hint={kpis.roi === null ? noRoiWhy : texts.hints.roi(money(kpis.roi, me.currency))}
        />
        {shop && (
          <Figure
            kpi="attributed_share" kpis={kpis} comparison={comparison} none={noShare}
            hint={kpis.attributed_share === null ? noShareWhy : texts.hints.share(money(kpis.total_revenue ?? 0, me.currency))}
          />
        )}
      </dl>
      <dl class="small">{rest.map((kpi) => <Figure key={kpi} kpi={kpi} kpis={kpis} comparison={comparison} />)}</dl>
    </div>
  );
}

interface FigureProps extends Props {
  kpi: Kpi;
  hint?: string;
  /** What stands there in place of a number that cannot be told. */
  none?: string;
}

function Figure({ kpi, kpis, comparison, hint, none }: FigureProps) {
  const value = (kpis as Partial<Record<Kpi, number | null>>)[kpi];
  const label = texts.kpis[kpi];
  return (
    <div class={`figure of-${kpi}`}>
      <dt>{label}</dt>
      <dd class="value">{value === null && none ? <span class="none words">{none}</span> : <Value value={value} unit={UNITS[kpi]} name={kpi} />}</dd>
      {hint && <dd class="hint">{hint}</dd>}
      {comparison && (
        <dd>
          <Change
            kpi={kpi} change={(comparison.change as Partial<Record<Kpi, number | null>>)[kpi]}
            before={(comparison.kpis as Partial<Record<Kpi, number | null>>)[kpi]}
          />
        </dd>
      )}
    </div>
  );
}

/** From sent to sold, each a bar beside the one before. */
export function Funnel({ kpis }: { kpis: Kpis }) {
  const steps = ["sent", "delivered", "read", "interacted", "conversions"] as const;
  return (
    <ol class="funnel">
      {steps.map((step) => {
        const share = kpis.sent === 0 ? 0 : Math.min(1, kpis[step] / kpis.sent);
        return (
          <li key={step}>
            <span class="label">{texts.kpis[step]}</span>
            <span class="bar"><i style={{ width: `${share * 100}%` }} /></span>
            <span class="number"><Value value={kpis[step]} unit="count" name={`funnel-${step}`} /></span>
            <span class="share quiet"><Value value={kpis.sent === 0 ? null : kpis[step] / kpis.sent} unit="fraction" /></span>
          </li>
        );
      })}
    </ol>
  );
}
