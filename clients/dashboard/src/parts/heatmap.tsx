import type { Rules, Touch, Window } from "../api";
import { useAsking } from "../asking";
import { change } from "../address";
import { count, money, multiple, shortMoney } from "../format";
import type { RuleAsked } from "../question";
import { texts } from "../texts";

const TOUCHES = Object.keys(texts.touches) as Touch[];
/** Percent of the colour, on which the ink still is read. */
const HOTTEST = 62;
const WINDOWS = Object.keys(texts.windows) as Window[];

/** What the same sales earn under every rule: choosing a cell asks everything with its rule. */
export function HeatMap({ rules, asked }: { rules: Rules; asked: RuleAsked }) {
  const { me } = useAsking();
  const own = me.attribution;
  const touch = asked.touch ?? own.touch;
  const window = asked.window ?? (own.campaign_window === own.flow_window ? own.campaign_window : undefined);
  const most = Math.max(...rules.rules.map((row) => row.revenue), 0);
  const rows = new Map(rules.rules.map((row) => [`${row.touch} ${row.window}`, row]));
  return (
    <>
      <div class="scroll" role="region" tabIndex={0} aria-label={texts.heat.title}>
        <table class="heat">
          <thead>
            <tr>
              <th scope="col"><span class="unseen">{texts.heat.touch}</span></th>
              {WINDOWS.map((column) => <th key={column} scope="col">{texts.shortWindows[column]}</th>)}
            </tr>
          </thead>
          <tbody>
            {TOUCHES.map((line) => (
              <tr key={line}>
                <th scope="row">{texts.touches[line]}</th>
                {WINDOWS.map((column) => {
                  const row = rows.get(`${line} ${column}`);
                  if (!row) {
                    return <td key={column} />;
                  }
                  const heat = most > 0 ? Math.max(0, row.revenue) / most : 0;
                  const chosen = line === touch && column === window;
                  const revenue = money(row.revenue, me.currency);
                  const short = shortMoney(row.revenue, me.currency);
                  return (
                    <td key={column}>
                      <button
                        type="button" aria-pressed={chosen} aria-label={texts.heat.cell(short, line, column, revenue, count(row.conversions))}
                        title={`${revenue} · ${count(row.conversions)} · ROI ${row.roi === null ? texts.dash : multiple(row.roi)}`}
                        style={{ "--heat": `${Math.round(heat * HOTTEST)}%` }}
                        data-name={`rule-${line}-${column}`} value={String(row.revenue)}
                        onClick={() => change(chosen && (asked.touch || asked.window) ? { touch: "", window: "" } : { touch: line, window: column })}
                      >
                        {short}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {window === undefined && <p class="quiet">{texts.heat.mixed}</p>}
    </>
  );
}
