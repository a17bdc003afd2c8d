// Campaigns, or flows: a row each.

import { change, elsewhere, type Query } from "../address";
import { answerOf, type SourceRow } from "../api";
import { useAnswer, useAsking } from "../asking";
import { date } from "../format";
import { asTexts, questionOf } from "../question";
import { texts } from "../texts";
import { Downloads } from "../parts/download";
import { Foot } from "../parts/foot";
import { ModelsCard } from "../parts/models";
import { Nothing } from "../parts/nothing";
import { usePages } from "../parts/pages";
import { Search } from "../parts/search";
import { Answered, Empty } from "../parts/states";
import { Change, type Kpi, UNITS, Value } from "../parts/value";
import { Bar } from "./overview";

const COLUMNS = [
  "sent", "delivery_rate", "read_rate", "click_through_rate", "conversions", "revenue", "cost", "roi", "opt_outs",
] as const satisfies Kpi[];
type Column = (typeof COLUMNS)[number] | "name" | "last_sent_at";
type Sort = Column | `-${Column}`;
const SORTS: readonly string[] = ["name", "last_sent_at", ...COLUMNS].flatMap((column) => [column, `-${column}`]);

const PAGE = 100;

export function Sources({ kind, query }: { kind: "campaigns" | "flows"; query: Query }) {
  const { me } = useAsking();
  const sort = (SORTS.includes(query["sort"] ?? "") ? query["sort"] : "-revenue") as Sort;
  const all = query["all"] === "true";
  const search = query["search"] ?? "";
  const asked = { ...questionOf(query), sort, ...(search && { search }), ...(all && { all }) };
  const name = `${kind} ${JSON.stringify(asked)}`;
  const first = useAnswer(name, (client, signal) =>
    answerOf(client.GET(`/v1/${kind}`, { params: { query: { ...asked, limit: PAGE } }, signal })));
  const pages = usePages<SourceRow>(name, first, (client, cursor) =>
    answerOf(client.GET(`/v1/${kind}`, { params: { query: { ...asked, limit: PAGE, cursor } } })));
  const { rows } = pages;
  if (me.data_as_of === null) {
    return <Nothing />;
  }
  const most = Math.max(...rows.map((row) => row.kpis.revenue), 0);
  return (
    <>
      <section class="card">
        <header>
          <h2>{texts.screens[kind]}</h2>
          <span class="tools">
            <Search label={texts.list.search} value={search} />
            <label class="check">
              <input type="checkbox" checked={all} onChange={(event) => change({ all: event.currentTarget.checked ? "true" : "" })} /> {texts.list.all}
            </label>
            <Downloads of={texts.screens[kind]} path={`/v1/${kind}`} query={asTexts(asked)} />
          </span>
        </header>
        <Answered answer={first} lines={10}>
          {() => rows.length === 0 ? <Empty>{search ? texts.list.none : texts.overview.nothing[kind]}</Empty> : (
            <>
              <div class="scroll" role="region" tabIndex={0} aria-label={texts.screens[kind]}>
                <table class="list">
                  <thead>
                    <tr>
                      <Head column="name" sort={sort} label={texts.list.name} usual="name" />
                      <Head column="last_sent_at" sort={sort} label={texts.list.lastSent} />
                      {COLUMNS.map((column) => <Head key={column} column={column} sort={sort} label={texts.kpis[column]} right />)}
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map((row) => (
                      <tr key={row.id}>
                        <th scope="row"><a href={elsewhere(query, [kind, row.id])}>{row.name}</a></th>
                        <td class="quiet when">{row.last_sent_at ? date(row.last_sent_at, me.timezone) : texts.list.never}</td>
                        {COLUMNS.map((column) => (
                          <td key={column} class="right">
                            {column === "revenue" && <Bar share={most > 0 ? row.kpis.revenue / most : 0} />}
                            {column === "roi" && row.kpis.roi === null
                              ? <span class="none" title={texts.whyNoRoi(row.kpis)[1]}>{texts.whyNoRoi(row.kpis)[0]}</span>
                              : <Value value={row.kpis[column]} unit={UNITS[column]} name={`${row.id}-${column}`} />}
                            {column === "revenue" && row.comparison && row.comparison.change.revenue !== null && (
                              <Change kpi="revenue" change={row.comparison.change.revenue} before={row.comparison.kpis.revenue} />
                            )}
                          </td>
                        ))}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              <Foot {...pages} />
            </>
          )}
        </Answered>
      </section>
      {kind === "campaigns" && <ModelsCard query={query} known={rows} />}
    </>
  );
}

interface HeadProps {
  column: string;
  sort: string;
  label: string;
  right?: boolean;
  /** What a first click asks for; numbers are wanted greatest first. */
  usual?: string;
}

/** A head of a column that sorts by it, and by it the other way round. */
export function Head({ column, sort, label, right, usual = `-${column}` }: HeadProps) {
  const up = sort === column;
  const down = sort === `-${column}`;
  const next = up ? `-${column}` : down ? column : usual;
  return (
    <th scope="col" class={right ? "right" : undefined} aria-sort={up ? "ascending" : down ? "descending" : undefined}>
      <button type="button" title={texts.list.sort(label)} onClick={() => change({ sort: next })}>
        {label}{(up || down) && <span aria-hidden="true" class="arrow">{up ? "↑" : "↓"}</span>}
      </button>
    </th>
  );
}
