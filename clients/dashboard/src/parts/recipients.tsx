import type { Query } from "../address";
import { answerOf, type Contact, type MessageRow, type MessageState } from "../api";
import { useAnswer, useAsking } from "../asking";
import { time } from "../format";
import { asTexts, oneOf, periodOf, ruleOf } from "../question";
import { texts } from "../texts";
import { Choice } from "./choice";
import { Downloads } from "./download";
import { Foot } from "./foot";
import { usePages } from "./pages";
import { Answered, Empty } from "./states";
import { Value } from "./value";

const PAGE = 20;

type Choices = keyof typeof texts.messageStates;

/** What the choices ask for: whom to remind are those who read and did not click. */
const STATES: Record<Choices, { state: MessageState[]; not?: MessageState[] }> = {
  sent: { state: ["sent"] },
  delivered: { state: ["delivered"] },
  read: { state: ["read"] },
  "read-not-clicked": { state: ["read"], not: ["clicked"] },
  "delivered-not-read": { state: ["delivered"], not: ["read"] },
  clicked: { state: ["clicked"] },
  responded: { state: ["responded"] },
  credited: { state: ["credited"] },
  opted_out: { state: ["opted_out"] },
  failed: { state: ["failed"] },
};

interface Props {
  query: Query;
  source: { campaign_id: string[] } | { flow_id: string[]; node_id: string[] };
  title: string;
}

export function Recipients({ query, source, title }: Props) {
  const { me } = useAsking();
  const chosen = oneOf(texts.messageStates, query["who"]) ?? "sent";
  const asked = { ...periodOf(query), ...ruleOf(query), ...source, ...STATES[chosen] };
  const name = `messages ${JSON.stringify(asked)}`;
  const first = useAnswer(name, (client, signal) =>
    answerOf(client.GET("/v1/messages", { params: { query: { ...asked, limit: PAGE } }, signal })));
  const pages = usePages<MessageRow>(name, first, (client, cursor) =>
    answerOf(client.GET("/v1/messages", { params: { query: { ...asked, limit: PAGE, cursor } } })));
  const { rows } = pages;
  const { message } = texts;
  const at = (instant: string | null) => (instant ? time(instant, me.timezone) : texts.dash);
  return (
    <section class="card">
      <header>
        <h2>{title}</h2>
        <span class="tools">
          <Choice label={texts.campaign.show} name="who" usual="sent" value={chosen} choices={texts.messageStates} hidden />
          <Downloads of={title} path="/v1/messages" query={asTexts(asked)} />
        </span>
      </header>
      <p class="quiet">{texts.campaign.period}</p>
      <Answered answer={first} lines={6}>
        {() => rows.length === 0 ? <Empty>{message.nobody}</Empty> : (
          <>
            <div class="scroll" role="region" tabIndex={0} aria-label={title}>
              <table class="list">
                <thead>
                  <tr>
                    <th scope="col">{message.contact}</th>
                    <th scope="col">{message.sentAt}</th>
                    <th scope="col">{message.delivered}</th>
                    <th scope="col">{message.read}</th>
                    <th scope="col" class="right">{message.clicks}</th>
                    <th scope="col" class="right">{message.replies}</th>
                    <th scope="col" class="right">{message.cost}</th>
                    <th scope="col">{message.failure}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.message_id}>
                      <th scope="row"><Person contact={row.contact} /></th>
                      <td class="when">{at(row.sent_at)}</td>
                      <td class="when">{at(row.delivered_at)}</td>
                      <td class="when">{at(row.read_at)}</td>
                      <td class="right"><Value value={row.clicks} unit="count" /></td>
                      <td class="right"><Value value={row.responses} unit="count" /></td>
                      <td class="right"><Value value={row.cost} unit="money" /></td>
                      <td>{row.failed_at ? <code>{row.failure_code ?? texts.kpis.failed}</code> : ""}</td>
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
  );
}

export function nameOf(contact: Contact | null): string {
  return contact?.name ?? contact?.phone ?? contact?.email ?? contact?.id ?? texts.purchases.nobody;
}

export function Person({ contact }: { contact: Contact | null }) {
  const name = nameOf(contact);
  return (
    <span class="person">
      {name}
      {contact?.phone && contact.phone !== name && <span class="quiet"> {contact.phone}</span>}
    </span>
  );
}
