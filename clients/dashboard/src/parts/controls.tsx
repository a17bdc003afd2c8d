// What is asked, for all screens: the period, what it is compared with, and the rule.

import { useState } from "preact/hooks";
import { change, type Query } from "../address";
import { useAsking } from "../asking";
import { isOwn, oneOf, periodOf, ruleInForce, ruleOf } from "../question";
import { texts } from "../texts";
import { Choice } from "./choice";

const CUSTOM = "custom";

export function Controls({ query, compares, dated }: { query: Query; compares: boolean; dated: boolean }) {
  const { me } = useAsking();
  const asked = ruleOf(query);
  const own = me.attribution;
  const rule = ruleInForce(asked, me);
  const { controls } = texts;
  return (
    <section class="controls" aria-label={controls.label}>
      <PeriodChoice query={query} />
      {compares && (
        <Choice
          label={controls.compare} name="compare" usual="previous_period" choices={texts.comparisons}
          value={oneOf(texts.comparisons, query["compare"]) ?? "previous_period"}
        />
      )}
      <Choice
        label={controls.touch} name="touch" usual="" value={asked.touch ?? ""}
        choices={{ "": controls.own(texts.touches[own.touch]), ...texts.touches }}
      />
      <Choice
        label={controls.window} name="window" usual="" value={asked.window ?? ""}
        choices={{ "": controls.own(controls.ownWindows(own.campaign_window, own.flow_window)), ...texts.windows }}
      />
      {dated && (
        <Choice
          label={controls.date} name="conversion_date" usual="purchase" choices={texts.dates}
          value={query["conversion_date"] === "send" ? "send" : "purchase"}
        />
      )}
      {!isOwn(rule, me) && (
        <p class="note what-if" role="status">
          <strong>{controls.whatIf(texts.rule(rule.touch, rule.campaign_window, rule.flow_window))}</strong> {controls.whatIfHint}{" "}
          <button type="button" class="link" onClick={() => change({ touch: "", window: "" })}>{controls.back}</button>
        </p>
      )}
    </section>
  );
}

function PeriodChoice({ query }: { query: Query }) {
  const { me } = useAsking();
  const period = periodOf(query);
  const [opened, setOpened] = useState(false);
  const custom = period.from !== undefined || opened;
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: me.timezone }).format(new Date());
  const from = period.from ?? today;
  const to = period.to ?? today;
  const choose = (code: string) => {
    setOpened(code === CUSTOM);
    if (code === CUSTOM) {
      change({ period: "", from: today.slice(0, 8) + "01", to: today });
    } else {
      change({ period: code === "last_30_days" ? "" : code, from: "", to: "" });
    }
  };
  return (
    <>
      <label class="choice">
        <span>{texts.controls.period}</span>
        <select value={custom ? CUSTOM : period.period} onChange={(event) => choose(event.currentTarget.value)}>
          {Object.entries(texts.periods).map(([code, text]) => <option key={code} value={code}>{text}</option>)}
          <option value={CUSTOM}>{texts.controls.custom}</option>
        </select>
      </label>
      {custom && (
        <>
          <label class="choice">
            <span>{texts.controls.from}</span>
            <input type="date" value={from} max={to} min="2000-01-01" onChange={(event) => change({ from: event.currentTarget.value || from, to })} />
          </label>
          <label class="choice">
            <span>{texts.controls.to}</span>
            <input type="date" value={to} min={from} max="2100-12-31" onChange={(event) => change({ from, to: event.currentTarget.value || to })} />
          </label>
        </>
      )}
    </>
  );
}
