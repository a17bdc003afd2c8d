import { elsewhere, type Query } from "../address";
import { answerOf } from "../api";
import { useAnswer } from "../asking";
import { questionOf, ruleOf, withoutComparison } from "../question";
import { texts } from "../texts";
import { Figures, Funnel } from "../parts/figures";
import { HeatMap } from "../parts/heatmap";
import { Recipients } from "../parts/recipients";
import { Answered, Empty } from "../parts/states";
import { Value } from "../parts/value";
import { SeriesCard } from "./overview";
import { PurchaseTable } from "./purchases";

/** The most that one answer has: enough to tell why messages fail. */
const FAILURES = 500;
const SALES = 5;

export function CampaignScreen({ id, query }: { id: string; query: Query }) {
  const question = questionOf(query);
  const alone = withoutComparison(question);
  const source = { campaign_id: [id] };
  const campaign = useAnswer(`campaign ${id} ${JSON.stringify(question)}`, (client, signal) =>
    answerOf(client.GET("/v1/campaigns/{id}", { params: { path: { id }, query: question }, signal })));
  const rules = useAnswer(`rules ${id} ${JSON.stringify(alone)}`, (client, signal) =>
    answerOf(client.GET("/v1/performance/rules", { params: { query: { ...alone, ...source } }, signal })));
  const sales = { ...alone, ...source, sort: "-revenue", limit: SALES } as const;
  const purchases = useAnswer(`purchases ${JSON.stringify(sales)}`, (client, signal) =>
    answerOf(client.GET("/v1/purchases", { params: { query: sales }, signal })));
  if (campaign.failure?.status === 404) {
    return <section class="card"><Answered answer={campaign}>{() => null}</Answered></section>;
  }
  return (
    <>
      <section class="card">
        <header>
          <h2>
            <a class="quiet" href={elsewhere(query, ["campaigns"])}>{texts.list.back.campaigns}</a>{" / "}
            {campaign.data?.name ?? id}
          </h2>
          {campaign.data?.status && <span class="badge">{campaign.data.status}</span>}
        </header>
        <Answered answer={campaign} lines={4}>
          {(answer) => (
            <>
              {answer.kpis.sent === 0 && answer.kpis.conversions === 0 && <p class="note">{texts.campaign.unsent}</p>}
              <Figures kpis={answer.kpis} comparison={answer.comparison} />
            </>
          )}
        </Answered>
      </section>
      <div class="pair">
        <section class="card">
          <h2>{texts.overview.funnel}</h2>
          <Answered answer={campaign} lines={5}>{(answer) => <Funnel kpis={answer.kpis} />}</Answered>
        </section>
        <section class="card">
          <h2>{texts.heat.title}</h2>
          <Answered answer={rules} lines={3}>{(answer) => <HeatMap rules={answer} asked={ruleOf(query)} />}</Answered>
        </section>
      </div>
      <SeriesCard query={query} filter={source} />
      <div class="pair">
        <Failures id={id} query={query} />
        <section class="card">
          <header>
            <h2>{texts.campaign.sales}</h2>
            <a href={elsewhere(query, ["purchases"], { campaign: id })}>{texts.campaign.allSales}</a>
          </header>
          <Answered answer={purchases} lines={4}>
            {({ data }) => data.length === 0 ? <Empty>{texts.campaign.noSales}</Empty> : <PurchaseTable rows={data} query={query} short />}
          </Answered>
        </section>
      </div>
      <Recipients query={query} source={source} title={texts.campaign.recipients} />
    </>
  );
}

/** The codes of messages that failed, most frequent first. */
function Failures({ id, query }: { id: string; query: Query }) {
  const { conversion_date: _, ...asked } = withoutComparison(questionOf(query));
  const question = { ...asked, campaign_id: [id], state: ["failed" as const], limit: FAILURES };
  const failed = useAnswer(`failures ${JSON.stringify(question)}`, (client, signal) =>
    answerOf(client.GET("/v1/messages", { params: { query: question }, signal })));
  return (
    <section class="card">
      <h2>{texts.campaign.failures}</h2>
      <Answered answer={failed} lines={3}>
        {({ data, next_cursor }) => {
          if (data.length === 0) {
            return <Empty>{texts.campaign.noFailures}</Empty>;
          }
          const codes = Map.groupBy(data, (row) => row.failure_code ?? texts.dash);
          const rows = [...codes].map(([code, of]) => [code, of.length] as const).sort((one, other) => other[1] - one[1]);
          return (
            <>
              <ol class="funnel codes">
                {rows.map(([code, number]) => (
                  <li key={code}>
                    <span class="label"><code>{code}</code> <span class="quiet">{texts.campaign.codes[code]}</span></span>
                    <span class="bar"><i class="warm" style={{ width: `${(number / rows[0]![1]) * 100}%` }} /></span>
                    <span class="number"><Value value={number} unit="count" name={`failed-${code}`} /></span>
                    <span class="share quiet"><Value value={number / data.length} unit="fraction" /></span>
                  </li>
                ))}
              </ol>
              {next_cursor && <p class="quiet">{texts.campaign.failuresOf(data.length)}</p>}
            </>
          );
        }}
      </Answered>
    </section>
  );
}
