import { change, elsewhere, here, href, type Query } from "../address";
import { answerOf, type PurchaseRow } from "../api";
import { useAnswer, useAsking } from "../asking";
import { lag, time } from "../format";
import { asTexts, dateOf, oneOf, periodOf, ruleOf } from "../question";
import { texts } from "../texts";
import { Choice, Switch } from "../parts/choice";
import { Downloads } from "../parts/download";
import { Foot } from "../parts/foot";
import { Nothing } from "../parts/nothing";
import { usePages } from "../parts/pages";
import { nameOf, Person } from "../parts/recipients";
import { Search } from "../parts/search";
import { Answered, Empty } from "../parts/states";
import { Value } from "../parts/value";
import { Head } from "./sources";

const PAGE = 50;
const SORTS = ["purchased_at", "-purchased_at", "amount", "-amount", "revenue", "-revenue"] as const;

export function Purchases({ query }: { query: Query }) {
  const { me } = useAsking();
  const sort = SORTS.find((code) => code === query["sort"]) ?? "-purchased_at";
  const attributed = oneOf(texts.purchases.earnedBy, query["attributed"]) ?? "all";
  const state = oneOf(texts.purchases.states, query["state"]) ?? "counted";
  const source = oneOf(texts.purchases.sources, query["source"]) ?? "";
  const { search = "", contact, campaign, flow, node } = query;
  const asked = {
    ...periodOf(query), ...ruleOf(query), ...dateOf(query), sort, state: [state],
    ...(attributed !== "all" && { attributed: attributed === "true" }),
    ...(source && { source }),
    ...(search.length >= 2 && { search }),
    ...(contact && { contact: `key:${contact}` }),
    ...(campaign && { campaign_id: [campaign] }),
    ...(flow && { flow_id: [flow] }),
    ...(flow && node && { node_id: [node] }),
  };
  const name = `purchases ${JSON.stringify(asked)}`;
  const first = useAnswer(name, (client, signal) =>
    answerOf(client.GET("/v1/purchases", { params: { query: { ...asked, limit: PAGE } }, signal })));
  const pages = usePages<PurchaseRow>(name, first, (client, cursor) =>
    answerOf(client.GET("/v1/purchases", { params: { query: { ...asked, limit: PAGE, cursor } } })));
  const { rows } = pages;
  if (me.data_as_of === null) {
    return <Nothing />;
  }
  const mayNames = me.scopes.includes("read_contacts");
  return (
    <section class="card">
      <header>
        <h2>{texts.purchases.title}</h2>
        <span class="tools">
          <Search label={mayNames ? texts.list.searchPurchases : texts.list.searchOrders} value={search} least={2} />
          <Switch label={texts.purchases.earned} name="attributed" usual="all" value={attributed} choices={texts.purchases.earnedBy} />
          <Choice label={texts.purchases.source} name="source" usual="" value={source} choices={texts.purchases.sources} hidden />
          <Choice label={texts.purchases.state} name="state" usual="counted" value={state} choices={texts.purchases.states} hidden />
          <Downloads of={texts.purchases.title} path="/v1/purchases" query={asTexts(asked)} />
        </span>
      </header>
      {contact && (
        <p class="note">
          {texts.purchases.of(nameOf(rows[0]?.contact ?? null))}{" "}
          <button type="button" class="link" onClick={() => change({ contact: "" })}>{texts.purchases.everybody}</button>
        </p>
      )}
      {(campaign || flow) && (
        <p class="note">
          {texts.purchases.filtered} <strong>{[campaign, flow, node].filter(Boolean).join(" / ")}</strong>{" "}
          <button type="button" class="link" onClick={() => change({ campaign: "", flow: "", node: "" })}>{texts.purchases.anybody}</button>
        </p>
      )}
      <Answered answer={first} lines={10}>
        {() => rows.length === 0 ? <Empty>{search || contact || campaign || flow ? texts.list.none : texts.purchases.none}</Empty> : (
          <>
            <PurchaseTable rows={rows} query={query} sort={sort} />
            <Foot {...pages} />
          </>
        )}
      </Answered>
    </section>
  );
}

interface TableProps {
  rows: PurchaseRow[];
  query: Query;
  sort?: string;
  /** Without what the screen around it says already. */
  short?: boolean;
}

export function PurchaseTable({ rows, query, sort, short }: TableProps) {
  const { me } = useAsking();
  const { purchases } = texts;
  const head = (column: string, label: string) =>
    sort ? <Head column={column} sort={sort} label={label} right={column !== "purchased_at"} />
    : <th scope="col" class={column === "purchased_at" ? undefined : "right"}>{label}</th>;
  return (
    <div class="scroll" role="region" tabIndex={0} aria-label={purchases.title}>
      <table class="list">
        <thead>
          <tr>
            <th scope="col"><span class="unseen">{purchases.eye}</span></th>
            <th scope="col">{purchases.order}</th>
            {head("purchased_at", purchases.when)}
            <th scope="col">{purchases.who}</th>
            {!short && head("amount", purchases.amount)}
            {head("revenue", purchases.revenue)}
            {!short && <th scope="col">{purchases.earner}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td class="eye-cell"><Eye row={row} /></td>
              <th scope="row">{row.order_name ?? row.id}</th>
              <td class="when">{time(row.purchased_at, me.timezone)}</td>
              <td><Person contact={row.contact} /></td>
              {!short && <td class="right"><Value value={row.amount} unit="money" name={`${row.id}-amount`} /></td>}
              <td class="right">
                <Value value={row.revenue} unit="money" name={`${row.id}-revenue`} />
                {row.refunded > 0 && <span class="change bad"> −<Value value={row.refunded} unit="money" /></span>}
              </td>
              {!short && <td class="earner"><Earner row={row} query={query} /></td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Earner({ row, query }: { row: PurchaseRow; query: Query }) {
  const { credit } = row;
  if (!credit) {
    return <span class="none">{texts.purchases.unattributed}</span>;
  }
  const path = credit.kind === "flow" ? ["flows", credit.flow_id ?? ""] : ["campaigns", credit.campaign_id ?? ""];
  return (
    <>
      <a href={elsewhere(query, path, credit.node_id ? { node: credit.node_id } : {})}>{credit.campaign_name ?? credit.flow_name}</a>
      {credit.node_name && <span class="quiet"> / {credit.node_name}</span>}
      <span class="quiet lag"> {texts.touches[credit.touch]}, {texts.purchases.lag(lag(credit.lag_seconds))}</span>
    </>
  );
}

/** Opens the journey over the list, which stays as it is. */
function Eye({ row }: { row: PurchaseRow }) {
  const { path, query } = here();
  return (
    <a class={row.credit ? "eye" : "eye none"} href={href(path, { ...query, purchase: row.id })} title={texts.purchases.eye} aria-label={texts.purchases.eyeLabel(row.order_name ?? row.id)}>
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        <path d="M2 12s3.600-6.500 10-6.500S22 12 22 12s-3.600 6.500-10 6.500S2 12 2 12Z" />
        <circle cx="12" cy="12" r="3" />
      </svg>
    </a>
  );
}
