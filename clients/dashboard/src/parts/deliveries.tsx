// What came over a connection of late, as it comes.

import { useEffect, useState } from "preact/hooks";
import { answerOf, type Connection, type Delivery } from "../api";
import { AskingContext, useAnswer, useAsking } from "../asking";
import { time } from "../format";
import { texts } from "../texts";
import { Answered } from "./states";
import { Value } from "./value";

const SHOWN = 20;
const PAUSE = 5_000; // milliseconds from an answer to the next question
const PAUSE_AFTER_FAILURE = 30_000;

/** Asks for them again and again while somebody looks. */
export function Deliveries({ connection }: { connection: Connection }) {
  const asking = useAsking();
  const [looks, setLooks] = useState(0);
  return (
    <AskingContext.Provider value={{ ...asking, round: asking.round + looks }}>
      <Latest connection={connection} onAgain={() => setLooks((before) => before + 1)} />
    </AskingContext.Provider>
  );
}

function Latest({ connection: { id }, onAgain }: { connection: Connection; onAgain: () => void }) {
  const { me } = useAsking();
  const answer = useAnswer(`deliveries ${me.workspace.id} ${id}`, (client, signal) =>
    answerOf(client.GET("/v1/connections/{id}/deliveries", { params: { path: { id }, query: { limit: SHOWN } }, signal })));
  const { at, failure } = answer;
  useEffect(() => {
    let timer: number | undefined;
    const wait = () => {
      timer = window.setTimeout(() => (document.visibilityState === "visible" ? onAgain() : wait()), failure ? PAUSE_AFTER_FAILURE : PAUSE);
    };
    if (at > 0 || failure) {
      wait();
    }
    return () => clearTimeout(timer);
  }, [at, failure]);
  const { deliveries } = texts.connect;
  return (
    <section class="card">
      <h2>{deliveries.title}</h2>
      <p class="quiet">{deliveries.lead}</p>
      <Answered answer={answer} lines={4}>
        {({ data }) => data.length === 0 ? <p class="empty" role="status">{deliveries.none}</p> : (
          <div class="scroll" role="region" tabIndex={0} aria-label={deliveries.title}>
            <table class="list">
              <thead>
                <tr>
                  <th scope="col">{deliveries.when}</th>
                  <th scope="col">{deliveries.what}</th>
                  <th scope="col">{deliveries.outcome}</th>
                  <th scope="col">{deliveries.why}</th>
                  <th scope="col" class="right">{deliveries.events}</th>
                </tr>
              </thead>
              <tbody>
                {data.map((row, place) => (
                  <tr key={`${row.received_at} ${place}`} data-outcome={row.outcome}>
                    <th scope="row" class="when">{time(row.received_at, me.timezone, "medium")}</th>
                    <td><code>{row.kind}</code></td>
                    <td class={row.outcome === "accepted" ? "good" : row.outcome === "rejected" ? "bad" : undefined}>{deliveries.outcomes[row.outcome]}</td>
                    <td class="quiet">{reasonsOf(row)}</td>
                    <td class="right"><Value value={row.accepted} unit="count" /></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Answered>
    </section>
  );
}

function reasonsOf({ parts }: Delivery): string {
  return [...new Set(parts.flatMap(({ reason }) => (reason ? [reasonText(reason)] : [])))].join(" ");
}

/** Why nothing came of something: a word of the service's, or the type of a rejection. */
export function reasonText(reason: string): string {
  return texts.connect.reasons[reason] ?? reason.slice(reason.lastIndexOf(":") + 1).replace(/[-_]/g, " ");
}
