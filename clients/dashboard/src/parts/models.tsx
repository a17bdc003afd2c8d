// The same sales under each model of attribution, side by side.

import type { ComponentChildren } from "preact";
import { elsewhere, type Query } from "../address";
import { answerOf, type Model, type Models, type SourceRow } from "../api";
import { useLengthyAnswer } from "../asking";
import { asTexts, questionOf, withoutComparison } from "../question";
import { texts } from "../texts";
import { Downloads } from "./download";
import { Foot } from "./foot";
import { usePages } from "./pages";
import { Answered, Empty } from "./states";
import { Value } from "./value";

type Row = Models["data"][number];

const MODELS = Object.keys(texts.models.names) as Model[];
const CAMPAIGNS = { by: "campaign", source: "campaigns" } as const;
const PAGE = 25;

/** @param known rows of campaigns, by which these have their names */
export function ModelsCard({ query, known }: { query: Query; known: SourceRow[] }) {
  const question = withoutComparison(questionOf(query));
  const name = `models ${JSON.stringify(question)}`;
  const overall = useLengthyAnswer(`${name} overall`, (client, signal) =>
    answerOf(client.GET("/v1/performance/models", { params: { query: question }, signal })));
  const first = useLengthyAnswer(name, (client, signal) =>
    answerOf(client.GET("/v1/performance/models", { params: { query: { ...question, ...CAMPAIGNS, limit: PAGE } }, signal })));
  const pages = usePages<Row>(name, first, (client, cursor) =>
    answerOf(client.GET("/v1/performance/models", { params: { query: { ...question, ...CAMPAIGNS, limit: PAGE, cursor } } })));
  const names = new Map(known.map((row) => [row.id, row.name]));
  const { title, lead, meanings, columns, more } = texts.models;
  return (
    <section class="card" aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span class="tools"><Downloads of={title} path="/v1/performance/models" query={{ ...asTexts(question), ...CAMPAIGNS }} /></span>
      </header>
      <p class="quiet">{lead} <a href="models.html" target="_blank" rel="noopener">{more}</a></p>
      <Answered answer={first} lines={8}>
        {() => (
          <Answered answer={overall} lines={3}>
            {({ data }) => data.length === 0 ? <Empty>{texts.models.none}</Empty> : (
              <>
                <div class="scroll" role="region" tabIndex={0} aria-label={title}>
                  <table class="list">
                    <thead>
                      <tr>
                        <th scope="col">{texts.models.row}</th>
                        <th scope="col" class="right">{texts.models.touched}</th>
                        {MODELS.map((model) => <th key={model} scope="col" class="right">{texts.models.names[model]}</th>)}
                        <th scope="col" class="right">{texts.models.range}</th>
                      </tr>
                    </thead>
                    <tbody class="sums">
                      {data.map((row) => <Line key={row.source_kind} row={row} name={`${row.source_kind}`}>{texts.models.kinds[row.source_kind ?? ""]}</Line>)}
                    </tbody>
                    <tbody>
                      {pages.rows.map((row) => (
                        <Line key={row.campaign} row={row} name={`${row.campaign}`}>
                          <a href={elsewhere(query, ["campaigns", row.campaign ?? ""])}>{names.get(row.campaign ?? "") ?? row.campaign}</a>
                        </Line>
                      ))}
                    </tbody>
                  </table>
                </div>
                <Foot {...pages} />
                <details>
                  <summary>{columns}</summary>
                  <dl class="meanings">
                    <dt>{texts.models.touched}</dt><dd>{meanings.touched}</dd>
                    {MODELS.map((model) => [<dt>{texts.models.names[model]}</dt>, <dd>{meanings[model]}</dd>])}
                    <dt>{texts.models.range}</dt><dd>{meanings.range}</dd>
                  </dl>
                </details>
              </>
            )}
          </Answered>
        )}
      </Answered>
    </section>
  );
}

function Line({ row, name, children }: { row: Row; name: string; children: ComponentChildren }) {
  const { low, high } = row.revenue_range;
  return (
    <tr>
      <th scope="row">{children}</th>
      <td class="right"><Value value={row.touched_purchases} unit="count" name={`models-${name}-touched`} /></td>
      {MODELS.map((model) => (
        <td key={model} class="right"><Value value={row.models[model]?.revenue} unit="money" name={`models-${name}-${model}`} /></td>
      ))}
      <td class="right quiet">
        <Value value={low} unit="money" name={`models-${name}-low`} /> {texts.models.to} <Value value={high} unit="money" name={`models-${name}-high`} />
      </td>
    </tr>
  );
}
