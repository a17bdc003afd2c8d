// What of the revenue of campaigns would have come without them.

import type { Query } from "../address";
import { answerOf, type Client, type Placebo } from "../api";
import { useAsking, useLengthyAnswer } from "../asking";
import { day, money, multiple, roundMoney } from "../format";
import { type Period, periodOf } from "../question";
import { texts } from "../texts";
import { Answered } from "./states";

/** Where the period has too few sales to tell. */
const LONGER = { period: "last_365_days" } as const;
const THOUSAND = 1_000;

export function PlaceboCard({ query }: { query: Query }) {
  const period = periodOf(query);
  const answer = useLengthyAnswer(`placebo ${JSON.stringify(period)}`, (client, signal) => placeboOf(client, period, signal));
  return (
    <section class="card placebo" aria-label={texts.placebo.title}>
      <header>
        <h2>{texts.placebo.title}</h2>
        <a href="placebo.html" target="_blank" rel="noopener">{texts.placebo.more}</a>
      </header>
      <p class="quiet">{texts.placebo.lead}</p>
      <Answered answer={answer} lines={3}>{([placebo, longer]) => <Told placebo={placebo} longer={longer} />}</Answered>
    </section>
  );
}

/** The answer, and whether it is of a longer period than the one that is asked for. */
async function placeboOf(client: Client, period: Period, signal: AbortSignal): Promise<[Placebo, boolean]> {
  const ask = (query: Period) => answerOf(client.GET("/v1/placebo", { params: { query }, signal }));
  const answer = await ask(period);
  if (answer.reason !== "too_few_conversions" || period.period === LONGER.period) {
    return [answer, false];
  }
  const longer = await ask(LONGER);
  return longer.reason === null ? [longer, true] : [answer, false];
}

function Told({ placebo, longer }: { placebo: Placebo; longer: boolean }) {
  const { me } = useAsking();
  const { baseline_share: share, interval, excess_revenue: excess, excess_interval: excesses, overstatement } = placebo;
  const { share: said, excess: more, verdicts } = texts.placebo;
  if (placebo.reason !== null || share === null || interval === null || excess === null || excesses === null) {
    return <p class="note" data-reason={placebo.reason}>{placebo.reason === null ? texts.dash : texts.placebo.reasons[placebo.reason]}</p>;
  }
  const [low, high] = interval as [number, number];
  const [least, most] = excesses as [number, number];
  const verdict = low > 1 ? verdicts.less : high < 1 ? verdicts.something : verdicts.nothing;
  const ofThousand = (part: number, name: string) => <Rounded value={part} shown={Math.max(0, part) * THOUSAND} name={`placebo-${name}`} />;
  return (
    <>
      {longer && <p class="quiet">{texts.placebo.longer(day(placebo.period.from), day(placebo.period.to))}</p>}
      <p class="said">
        {said.of(roundMoney(THOUSAND, me.currency), placebo.attribution.campaign_window)} <strong>{ofThousand(share, "share")}</strong> {said.between}{" "}
        {ofThousand(low, "low")} {said.and} {ofThousand(high, "high")}.
      </p>
      <p>
        {verdict} {more.more} <Rounded value={excess} name="placebo-excess" /> {more.between} <Rounded value={least} name="placebo-excess-low" /> {more.and}{" "}
        <Rounded value={most} name="placebo-excess-high" />, {more.against}{" "}
        <data value={String(placebo.attributed_revenue)} data-name="placebo-attributed">{money(placebo.attributed_revenue, me.currency)}</data> {more.end}
        {overstatement !== null && (
          <>: <data value={String(overstatement)} data-name="placebo-overstatement">{texts.placebo.overstatement(multiple(overstatement))}</data></>
        )}.
      </p>
      {placebo.warnings.map((warning) => <p key={warning} class="note warn" data-warning={warning}>{texts.placebo.warnings[warning]}</p>)}
    </>
  );
}

/** What nobody knows to the cent, with the number that the service gave beside it. */
function Rounded({ value, shown = value, name }: { value: number; shown?: number; name: string }) {
  const { me } = useAsking();
  return <data value={String(value)} data-name={name}>{roundMoney(shown, me.currency)}</data>;
}
