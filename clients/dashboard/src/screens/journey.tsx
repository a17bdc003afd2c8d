// How a purchase came about: every touch before it, and why it did or did not win.

import { useEffect, useRef } from "preact/hooks";
import { change, elsewhere, type Query } from "../address";
import { answerOf, type JourneyRow, type PurchaseDetail } from "../api";
import { useAnswer, useAsking } from "../asking";
import { lag, money, time } from "../format";
import { ruleOf } from "../question";
import { texts } from "../texts";
import { Person } from "../parts/recipients";
import { Answered } from "../parts/states";
import { Value } from "../parts/value";

export function Journey({ id, query }: { id: string; query: Query }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const asked = ruleOf(query);
  const purchase = useAnswer(`purchase ${id} ${JSON.stringify(asked)}`, (client, signal) =>
    answerOf(client.GET("/v1/purchases/{id}", { params: { path: { id }, query: asked }, signal })));
  useEffect(() => {
    const element = dialog.current!;
    element.showModal();
    element.focus();
    return () => element.close();
  }, []);
  const close = () => change({ purchase: "" });
  return (
    <dialog
      ref={dialog} class="journey" tabIndex={-1} aria-label={texts.journey.title} onCancel={(event) => { event.preventDefault(); close(); }}
      onClick={(event) => { if (event.target === dialog.current) { close(); } }}
    >
      <div class="inside">
        <button type="button" class="close" onClick={close} aria-label={texts.journey.close}>×</button>
        <Answered answer={purchase} lines={8}>{(answer) => <Story purchase={answer} query={query} />}</Answered>
      </div>
    </dialog>
  );
}

function Story({ purchase, query }: { purchase: PurchaseDetail; query: Query }) {
  const { me } = useAsking();
  const { journey } = texts;
  const rule = purchase.attribution;
  const { contact } = purchase;
  return (
    <>
      <h2>{purchase.order_name ?? purchase.id}</h2>
      <p class="sum"><Value value={purchase.revenue} unit="money" name="journey-revenue" /> <Person contact={contact} /></p>
      <p class="quiet">{journey.lead(texts.rule(rule.touch, rule.campaign_window, rule.flow_window))}</p>
      {purchase.state !== "counted" && <p class="note warn">{journey.uncounted[purchase.state]}</p>}
      {purchase.state === "counted" && !purchase.credit && (
        <p class="note">{contact === null ? journey.nobody : purchase.journey.length === 0 ? journey.none : journey.unattributed}</p>
      )}
      <ol class="timeline">
        {purchase.journey.map((touch, place) => (
          <Touch key={place} touch={touch} query={query} again={purchase.journey[place - 1]?.message_id === touch.message_id} />
        ))}
        <li class="bought">
          <div class="what"><strong>{journey.bought}</strong> {money(purchase.amount, me.currency)}</div>
          <div class="quiet">{time(purchase.purchased_at, me.timezone)}</div>
          {purchase.refunded > 0 && <div class="bad">{journey.refunded(money(purchase.refunded, me.currency))}</div>}
        </li>
      </ol>
      {contact && <p><a href={elsewhere({}, ["purchases"], { period: "all_time", contact: contact.key })}>{journey.others}</a></p>}
    </>
  );
}

function Touch({ touch, query, again }: { touch: JourneyRow; query: Query; again: boolean }) {
  const { me } = useAsking();
  const { journey } = texts;
  const path = touch.kind === "flow" ? ["flows", touch.flow_id ?? ""] : ["campaigns", touch.campaign_id ?? ""];
  return (
    <li class={touch.won ? "won" : "lost"} data-reason={touch.reason ?? undefined}>
      {!again && (
        <div class="message">
          <a href={elsewhere(query, path, touch.node_id ? { node: touch.node_id } : {})}>{touch.campaign_name ?? touch.flow_name}</a>
          {touch.node_name && <span> / {touch.node_name}</span>}
        </div>
      )}
      <div class="what">
        <strong>{touch.event ? (journey.events[touch.event] ?? touch.event) : texts.kpis[touch.touch]}</strong>
        {touch.button && <span> {journey.button(touch.button)}</span>}
        <span class={`verdict ${touch.won ? "yes" : ""}`}>{touch.won ? journey.won : touch.reason && journey.reasons[touch.reason]}</span>
      </div>
      <div class="quiet">{time(touch.touched_at, me.timezone)} · {journey.before(lag(touch.lag_seconds))}</div>
    </li>
  );
}
