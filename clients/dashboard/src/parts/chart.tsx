// A curve over time: this period, the one before behind it, and what is not over yet dotted.

import { useEffect, useRef, useState } from "preact/hooks";
import uPlot from "uplot";
import type { Series } from "../api";
import { useAsking } from "../asking";
import { bucket, shortCount, shortMoney, multiple, percent } from "../format";
import { texts } from "../texts";
import { Empty } from "./states";
import { type Kpi, UNITS, Value, written } from "./value";

const HEIGHT = 240;
const DOTS = [3, 4];

interface Props {
  series: Series;
  metric: Kpi;
}

type Points = Series["points"];

function valueOf(kpis: object | undefined, metric: Kpi): number | null {
  return (kpis as Partial<Record<Kpi, number | null>> | undefined)?.[metric] ?? null;
}

export function Chart({ series, metric }: Props) {
  const { me } = useAsking();
  const box = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | undefined>(undefined);
  const [at, setAt] = useState<number>();
  const { points, interval } = series;
  const unit = UNITS[metric];
  const theme = useTheme();

  useEffect(() => {
    if (!box.current || points.length === 0) {
      return;
    }
    const shortly = (value: number) =>
      unit === "money" ? shortMoney(value, me.currency) : unit === "count" ? shortCount(value) : unit === "fraction" ? percent(value) : multiple(value);
    const made = new uPlot(options(box.current, points, interval, shortly, setAt), curves(points, metric), box.current);
    plot.current = made;
    const sizes = new ResizeObserver(([entry]) => made.setSize({ width: Math.round(entry!.contentRect.width), height: HEIGHT }));
    sizes.observe(box.current);
    return () => {
      sizes.disconnect();
      made.destroy();
      plot.current = undefined;
    };
  }, [points, metric, interval, theme, me.currency]);

  if (points.length === 0) {
    return <Empty>{texts.chart.none}</Empty>;
  }
  const step = (event: KeyboardEvent) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (by !== 0 && plot.current) {
      event.preventDefault();
      // Where the curve is, which is ahead of what is drawn when keys come fast.
      const from = plot.current.cursor.idx ?? (by > 0 ? -1 : points.length);
      const next = Math.min(points.length - 1, Math.max(0, from + by));
      plot.current.setCursor({ left: plot.current.valToPos(next, "x"), top: HEIGHT / 2 });
    }
  };
  const point = points[at ?? points.length - 1];
  const compared = points.some(({ comparison }) => comparison);
  return (
    <div class="chart">
      {point && (
        <p class="readout" aria-live={at === undefined ? "off" : "polite"}>
          <span><strong>{bucket(point.start, interval, true)}</strong>{point.partial && <span class="quiet"> {texts.chart.partial}</span>}</span>
          <span class="now"><i aria-hidden="true" /> <Value value={valueOf(point.kpis, metric)} unit={unit} /></span>
          {compared && (
            <span class="before">
              <i aria-hidden="true" /> <span class="quiet">{texts.chart.before} </span><Value value={valueOf(point.comparison?.kpis, metric)} unit={unit} />
              {point.comparison && <span class="quiet">, {bucket(point.comparison.start, interval, true)}</span>}
            </span>
          )}
        </p>
      )}
      <div
        class="plot" ref={box} tabIndex={0} role="application" onKeyDown={step}
        aria-label={texts.chart.label(texts.kpis[metric], points.length)}
      />
      <details>
        <summary>{texts.chart.table}</summary>
        <Table points={points} metric={metric} interval={interval} compared={compared} currency={me.currency} />
      </details>
    </div>
  );
}

function Table({ points, metric, interval, compared, currency }: { points: Points; metric: Kpi; interval: string; compared: boolean; currency: string }) {
  const text = (value: number | null) => (value === null ? texts.dash : written(value, UNITS[metric], currency));
  return (
    <div class="scroll tall" role="region" tabIndex={0} aria-label={texts.chart.table}>
      <table class="plain">
        <thead>
          <tr>
            <th scope="col">{texts.chart.start}</th>
            <th scope="col" class="right">{texts.kpis[metric]}</th>
            {compared && <th scope="col" class="right">{texts.chart.before}</th>}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.start}>
              <th scope="row">{bucket(point.start, interval, true)}{point.partial && ` (${texts.chart.partial})`}</th>
              <td class="right">{text(valueOf(point.kpis, metric))}</td>
              {compared && <td class="right">{text(valueOf(point.comparison?.kpis, metric))}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** By place, not by time: an hour that a night has twice is two places. */
function curves(points: Points, metric: Kpi): uPlot.AlignedData {
  const whole = points.map((point) => (point.partial ? null : valueOf(point.kpis, metric)));
  // What is partial hangs on the whole points beside it.
  const partial = points.map((point, place) =>
    point.partial || points[place + 1]?.partial || points[place - 1]?.partial ? valueOf(point.kpis, metric) : null);
  const before = points.map((point) => valueOf(point.comparison?.kpis, metric));
  return [points.map((_, place) => place), before, whole, partial];
}

function options(
  box: HTMLElement, points: Points, interval: string, shortly: (value: number) => string, setAt: (place?: number) => void,
): uPlot.Options {
  const ink = colour(box, "--accent");
  const grey = colour(box, "--behind");
  const text = colour(box, "--quiet");
  const line = colour(box, "--line");
  const font = `12px ${getComputedStyle(box).fontFamily}`;
  const axis = { stroke: text, font, ticks: { show: false } };
  return {
    width: box.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    padding: [12, 24, 0, 0],
    scales: { x: { time: false }, y: { range: (_, __, most) => [0, most > 0 ? most * 1.08 : 1] } },
    cursor: { y: false, points: { size: 8, fill: ink }, drag: { x: false, y: false } },
    axes: [
      {
        ...axis,
        size: 30,
        grid: { show: false },
        splits: (plot) => places(points.length, Math.max(2, Math.floor(plot.width / 110))),
        values: (_, splits) => splits.map((place) => (points[place] ? bucket(points[place].start, interval, false) : "")),
      },
      { ...axis, size: 58, grid: { stroke: line, width: 1 }, values: (_, splits) => splits.map(shortly) },
    ],
    series: [
      {},
      { stroke: grey, width: 1.5, points: { show: false } },
      { stroke: ink, width: 2, fill: colour(box, "--accent-wash"), points: { show: points.length === 1 } },
      { stroke: ink, width: 2, dash: DOTS, points: { show: false } },
    ],
    hooks: { setCursor: [(plot) => setAt(plot.cursor.idx ?? undefined)] },
  };
}

function places(count: number, most: number): number[] {
  const step = Math.max(1, Math.ceil(count / most));
  const found: number[] = [];
  for (let place = (count - 1) % step; place < count; place += step) {
    found.push(place);
  }
  return found;
}

/** A colour of the style sheet as a canvas takes it. */
function colour(box: HTMLElement, name: string): string {
  const probe = box.appendChild(document.createElement("i"));
  probe.style.color = `var(${name})`;
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

/** Changes when the colours do. */
function useTheme(): string {
  const [theme, setTheme] = useState("");
  useEffect(() => {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const tell = () => setTheme(`${document.documentElement.dataset["theme"]} ${dark.matches}`);
    tell();
    dark.addEventListener("change", tell);
    addEventListener("themechange", tell);
    return () => {
      dark.removeEventListener("change", tell);
      removeEventListener("themechange", tell);
    };
  }, []);
  return theme;
}
