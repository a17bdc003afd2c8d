import { change, elsewhere, type Query } from "../address";
import { useAsking } from "../asking";
import { day } from "../format";
import { texts } from "../texts";

/** Where there are no numbers: in a workspace without events how to send some, else where there are. */
export function Nothing({ query }: { query?: Query }) {
  const { me, session } = useAsking();
  if (me.data_as_of === null) {
    const service = session.baseUrl || location.origin;
    return (
      <section class="card nothing">
        <h2>{texts.nothing.title}</h2>
        <p>{texts.nothing.workspace}</p>
        <pre tabIndex={0}>{`curl -X POST ${service}/v1/events \\
  -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' -d '{"events": [
    {"id": "e1", "type": "message.sent", "occurred_at": "${now()}",
     "message_id": "m1", "contact": {"phone": "+33612345678"}, "campaign_id": "spring"},
    {"id": "e2", "type": "message.read", "occurred_at": "${now()}", "message_id": "m1"},
    {"id": "e3", "type": "purchase.placed", "occurred_at": "${now()}", "purchase_id": "1001",
     "contact": {"phone": "+33612345678"}, "amount": "49.90", "currency": "${me.currency}"}]}'`}</pre>
        <p><a href={elsewhere({}, ["connect"])}>{texts.nothing.connect}</a></p>
      </section>
    );
  }
  return (
    <div class="nothing">
      <h2>{texts.nothing.period}</h2>
      {me.first_day && <p>{texts.nothing.since(day(me.first_day))}</p>}
      {query?.["period"] !== "all_time" && (
        <button type="button" onClick={() => change({ period: "all_time", from: "", to: "" })}>{texts.nothing.allTime}</button>
      )}
    </div>
  );
}

function now(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}
