import { elsewhere, type Query } from "../address";
import { answerOf, type Performance, type SourceRow } from "../api";
import { useAnswer, useAsking } from "../asking";
import { asTexts, daysOf, intervalsOf, questionOf, ruleOf, withoutComparison } from "../question";
import { texts } from "../texts";
import { Chart } from "../parts/chart";
import { Choice, Switch } from "../parts/choice";
import { Downloads } from "../parts/download";
import { Figures, Funnel } from "../parts/figures";
import { HeatMap } from "../parts/heatmap";
import { Nothing } from "../parts/nothing";
import { PlaceboCard } from "../parts/placebo";
import { Answered, Empty } from "../parts/states";
import { UNITS, Value } from "../parts/value";

export const METRICS = ["revenue", "conversions", "cost", "roi", "total_revenue", "attributed_share", "sent", "read", "clicked", "opt_outs"] as const;

export function Overview({ query }: { query: Query }) {
  const question = questionOf(query);
  const { me } = useAsking();
  const performance = useAnswer(`performance ${JSON.stringify(question)}`, (client, signal) =>
    answerOf(client.GET("/v1/performance", { params: { query: question }, signal })));
  const rules = useAnswer(`rules ${JSON.stringify(withoutComparison(question))}`, (client, signal) =>
    answerOf(client.GET("/v1/performance/rules", { params: { query: withoutComparison(question) }, signal })));
  if (me.data_as_of === null) {
    return <Nothing />;
  }
  return (
    <>
      <section class="card" aria-label={texts.overview.figures}>
        <Answered answer={performance} lines={4}>
          {(answer) => <Sums answer={answer} query={query} />}
        </Answered>
      </section>
      <PlaceboCard query={query} />
      <SeriesCard query={query} filter={{}} />
      <div class="pair">
        <section class="card">
          <h2>{texts.overview.funnel}</h2>
          <Answered answer={performance} lines={5}>{(answer) => <Funnel kpis={answer.kpis} />}</Answered>
        </section>
        <section class="card">
          <h2>{texts.heat.title}</h2>
          <p class="quiet">{texts.heat.lead}</p>
          <Answered answer={rules} lines={3}>{(answer) => <HeatMap rules={answer} asked={ruleOf(query)} />}</Answered>
        </section>
      </div>
      <div class="pair even">
        <Top kind="campaigns" query={query} />
        <Top kind="flows" query={query} />
      </div>
    </>
  );
}

function Sums({ answer, query }: { answer: Performance; query: Query }) {
  const nothing = answer.kpis.sent === 0 && answer.kpis.total_purchases === 0 && answer.kpis.conversions === 0;
  return nothing ? <Nothing query={query} /> : <Figures kpis={answer.kpis} comparison={answer.comparison} />;
}

/** The curve, of everything or of one campaign or flow. */
export function SeriesCard({ query, filter }: { query: Query; filter: { campaign_id?: string[]; flow_id?: string[] } }) {
  const { me } = useAsking();
  const question = questionOf(query);
  const filtered = Object.keys(filter).length > 0;
  const metrics = METRICS.filter((metric) => !filtered || (metric !== "total_revenue" && metric !== "attributed_share"));
  const metric = metrics.find((code) => code === query["metric"]) ?? "revenue";
  const days = presetDays(question.period, question, me.first_day);
  const intervals = intervalsOf(days);
  const interval = intervals.find((code) => code === query["interval"]) ?? intervals[0]!;
  const asked = { ...question, ...filter, interval };
  const series = useAnswer(`series ${JSON.stringify(asked)}`, (client, signal) =>
    answerOf(client.GET("/v1/performance/series", { params: { query: asked }, signal })));
  return (
    <section class="card">
      <header>
        <h2>{texts.chart.title}</h2>
        <span class="tools">
          <Choice
            label={texts.chart.metric} name="metric" usual="revenue" value={metric}
            choices={Object.fromEntries(metrics.map((code) => [code, texts.kpis[code]])) as Record<typeof metric, string>} hidden
          />
          <Switch
            label={texts.chart.interval} name="interval" usual={intervals[0]!} value={interval}
            choices={Object.fromEntries(intervals.map((code) => [code, texts.chart.intervals[code]]))}
          />
          <Downloads of={texts.kpis[metric]} path="/v1/performance/series" query={{ ...asTexts(question), ...firsts(filter), interval }} />
        </span>
      </header>
      <Answered answer={series} lines={6}>{(answer) => <Chart series={answer} metric={metric} />}</Answered>
    </section>
  );
}

function firsts(filter: { campaign_id?: string[]; flow_id?: string[] }): Record<string, string> {
  return asTexts({ campaign_id: filter.campaign_id?.[0], flow_id: filter.flow_id?.[0] });
}

const PRESET_DAYS: Record<string, number> = {
  today: 1, yesterday: 1, last_7_days: 7, last_14_days: 14, last_30_days: 30, last_90_days: 90, last_365_days: 365, this_week: 7,
  last_week: 7, this_month: 31, last_month: 31, this_quarter: 92, last_quarter: 92, this_year: 365, last_year: 365,
};

function presetDays(period: string | undefined, question: { from?: string; to?: string }, firstDay: string | null): number {
  if (question.from && question.to) {
    return daysOf({ from: question.from, to: question.to });
  }
  if (period === "all_time") {
    return firstDay ? daysOf({ from: firstDay, to: new Date().toISOString().slice(0, 10) }) : 1;
  }
  return PRESET_DAYS[period ?? ""] ?? 30;
}

const TOP = 5;

function Top({ kind, query }: { kind: "campaigns" | "flows"; query: Query }) {
  const asked = { ...withoutComparison(questionOf(query)), sort: "-revenue", limit: TOP } as const;
  const answer = useAnswer(`${kind} ${JSON.stringify(asked)}`, (client, signal) =>
    answerOf(client.GET(`/v1/${kind}`, { params: { query: asked }, signal })));
  return (
    <section class="card">
      <header>
        <h2>{texts.overview.top[kind]}</h2>
        <a href={elsewhere(query, [kind])}>{texts.overview.all[kind]}</a>
      </header>
      <Answered answer={answer} lines={5}>
        {({ data }) => (data.length === 0 ? <Empty>{texts.overview.nothing[kind]}</Empty> : <TopTable kind={kind} rows={data} query={query} />)}
      </Answered>
    </section>
  );
}

function TopTable({ kind, rows, query }: { kind: "campaigns" | "flows"; rows: SourceRow[]; query: Query }) {
  const most = Math.max(...rows.map((row) => row.kpis.revenue), 0);
  return (
    <table class="plain top">
      <thead class="unseen">
        <tr><th scope="col">{texts.list.name}</th><th scope="col">{texts.kpis.revenue}</th><th scope="col">{texts.kpis.roi}</th></tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row"><a href={elsewhere(query, [kind, row.id])}>{row.name}</a></th>
            <td class="right"><Bar share={most > 0 ? row.kpis.revenue / most : 0} /><Value value={row.kpis.revenue} unit="money" name={`top-${row.id}`} /></td>
            <td class="right narrow"><Value value={row.kpis.roi} unit={UNITS.roi} /></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Bar({ share }: { share: number }) {
  return <span class="meter" aria-hidden="true"><i style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%` }} /></span>;
}

