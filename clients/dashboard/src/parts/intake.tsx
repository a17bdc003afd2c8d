// Why something is not counted.

import { elsewhere } from "../address";
import { answerOf, type IntakeStatus } from "../api";
import { useAnswer, useAsking } from "../asking";
import { count, day, time } from "../format";
import { texts } from "../texts";
import { reasonText } from "./deliveries";
import { Answered, Empty } from "./states";
import { Value } from "./value";

interface Line {
  what: string;
  why: string;
  number: number;
  last?: string;
  /** For whoever compares the page with answers. */
  name: string;
  contact?: string;
}

export function Intake() {
  const { me } = useAsking();
  const answer = useAnswer(`intake ${me.workspace.id}`, (client, signal) => answerOf(client.GET("/v1/intake", { signal })));
  const { intake } = texts.connect;
  return (
    <section class="card" aria-label={intake.title}>
      <h2>{intake.title}</h2>
      <Answered answer={answer} lines={4}>
        {(status) => (
          <>
            <p class="quiet">{intake.since(me.workspace.name, day(status.since))}</p>
            {status.events.length === 0 && linesOf(status).length === 0 ? <Empty>{texts.connect.intake.nothing}</Empty> : <Missing lines={linesOf(status)} />}
            <Came status={status} />
          </>
        )}
      </Answered>
    </section>
  );
}

function linesOf(status: IntakeStatus): Line[] {
  const { intake } = texts.connect;
  const names = new Map(status.connections.map(({ id, name }) => [id, name]));
  const { messages_without_source: unsourced, purchases_without_message: strangers } = status;
  const lines: Line[] = [
    {
      name: "messages_without_source", what: unsourced.more ? intake.unsourcedAtLeast : intake.unsourced, why: intake.unsourcedWhy, number: unsourced.count,
    },
    ...status.messages_without_price.map(({ reason, category, messages }) => ({
      name: `messages_without_price-${reason}-${category}`, what: intake.unpriced(category ?? texts.dash), why: intake.noPrice[reason] ?? reason, number: messages,
    })),
    ...status.rejections.map(({ type, count: number, last_received_at: last }) => ({
      name: `rejections-${type}`, what: intake.rejected, why: reasonText(type), number, last,
    })),
    ...status.ignored.map(({ connection_id: id, kind, reason, count: number, last_received_at: last }) => ({
      name: `ignored-${id}-${kind}-${reason}`, what: intake.ignored(kind, names.get(id) ?? id), why: reasonText(reason), number, last,
    })),
    {
      name: "purchases_without_message", what: intake.strangers, why: intake.strangersWhy(count(strangers.of_purchases)), number: strangers.count,
    },
    ...status.contacts_with_many_identities.map(({ contact_key: contact, identities }) => ({
      name: `contact-${contact}`, what: intake.crowd, why: intake.crowdWhy, number: identities, contact,
    })),
  ];
  return lines.filter(({ number }) => number > 0);
}

function Missing({ lines }: { lines: Line[] }) {
  const { me } = useAsking();
  const { intake } = texts.connect;
  if (lines.length === 0) {
    return <Empty>{intake.none}</Empty>;
  }
  return (
    <div class="scroll tall" role="region" tabIndex={0} aria-label={intake.title}>
      <table class="list">
        <thead>
          <tr>
            <th scope="col">{intake.what}</th>
            <th scope="col">{intake.why}</th>
            <th scope="col" class="right">{intake.number}</th>
            <th scope="col">{intake.last}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, what, why, number, last, contact }) => (
            <tr key={name}>
              <th scope="row">{contact ? <a href={elsewhere({}, ["purchases"], { period: "all_time", contact })}>{what}</a> : what}</th>
              <td class="quiet">{why}</td>
              <td class="right"><Value value={number} unit="count" name={name} /></td>
              <td class="when">{last ? time(last, me.timezone) : texts.dash}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Came({ status: { events } }: { status: IntakeStatus }) {
  const { me } = useAsking();
  const { intake } = texts.connect;
  return (
    <details>
      <summary>{intake.came}</summary>
      {events.length === 0 ? <Empty>{intake.nothing}</Empty> : (
        <table class="plain">
          <thead>
            <tr><th scope="col">{intake.event}</th><th scope="col" class="right">{intake.number}</th><th scope="col">{intake.last}</th></tr>
          </thead>
          <tbody>
            {events.map(({ type, count: number, last_received_at: last }) => (
              <tr key={type}>
                <th scope="row"><code>{type}</code></th>
                <td class="right"><Value value={number} unit="count" name={`events-${type}`} /></td>
                <td class="when">{time(last, me.timezone)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}
