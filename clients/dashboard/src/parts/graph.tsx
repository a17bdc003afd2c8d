// A flow as a picture: steps painted by what became of their messages, branches as wide as what went through them, and merges
// drawn as merges, for what lies behind one is in no branch.

import { useEffect, useState } from "preact/hooks";
import { here, href } from "../address";
import type { FlowNodes } from "../api";
import { useAsking } from "../asking";
import { count, money, percent, shortMoney } from "../format";
import { texts } from "../texts";
import type { Laid } from "./layout";

type Node = FlowNodes["nodes"][number];
type Edge = FlowNodes["edges"][number];
type Paint = keyof typeof texts.flow.paints;

const NAME_LETTERS = 27;
const LABEL_LETTERS = 24;
/** What one takes about; only paper behind a text is as wide. */
const LETTER = 6.4;

export function kindOf(kind: string | null): string {
  return kind === null ? "" : (texts.flow.kinds[kind.toLowerCase()] ?? kind);
}

export function Graph({ flow, paint, chosen }: { flow: FlowNodes; paint: Paint; chosen: string | undefined }) {
  const [laid, setLaid] = useState<Laid>();
  const shape = JSON.stringify([flow.nodes.map(({ id, kind }) => [id, kind, sends(flow, id)]), flow.edges.map(({ from, to, label }) => [from, to, label])]);
  useEffect(() => {
    let late = false;
    // What lays it out is as large as all the rest: only this screen loads it.
    void import("./layout").then(({ layOut }) => {
      if (!late) {
        setLaid(layOut(
          flow.nodes.map((node) => ({ id: node.id, tall: sends(flow, node.id) })),
          flow.edges.map(({ from, to, label }) => ({ from, to, labelled: label !== null })),
        ));
      }
    });
    return () => {
      late = true;
    };
  }, [shape]);
  if (!laid || laid.nodes.length !== flow.nodes.length || laid.edges.length !== flow.edges.length) {
    return <div class="skeleton" role="status"><span class="unseen">{texts.loading}</span><i /><i /><i /></div>;
  }
  const most = Math.max(...flow.nodes.map((node) => painted(node, paint)), 0);
  const mostSent = Math.max(...flow.edges.map((edge) => edge.kpis?.sent ?? 0), 1);
  return (
    <div class="scroll graph" role="region" tabIndex={0} aria-label={texts.flow.scroll}>
      <svg width={laid.width} height={laid.height} viewBox={`0 0 ${laid.width} ${laid.height}`} role="group" aria-label={texts.flow.graph}>
        <defs>
          <marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse" markerUnits="userSpaceOnUse">
            <path d="M0 0 8 4 0 8z" class="tip" />
          </marker>
        </defs>
        {flow.edges.map((edge, place) => <Branch key={place} edge={edge} laid={laid.edges[place]!} mostSent={mostSent} />)}
        {laid.merges.map(({ id, x, y }) => (
          <g key={id} class="merge" transform={`translate(${x} ${y})`}>
            <title>{texts.flow.mergeWhy}</title>
            <circle r="6" />
            <text x="12" y="4">{texts.flow.merge}</text>
          </g>
        ))}
        {flow.nodes.map((node, place) => (
          <Step key={node.id} node={node} laid={laid.nodes[place]!} heat={most > 0 ? painted(node, paint) / most : 0} chosen={node.id === chosen} />
        ))}
      </svg>
    </div>
  );
}

function sends(flow: FlowNodes, id: string): boolean {
  const node = flow.nodes.find((row) => row.id === id);
  return node !== undefined && (node.kind === null || node.kind === "message" || node.kpis.sent > 0 || node.kpis.conversions > 0);
}

function painted(node: Node, paint: Paint): number {
  switch (paint) {
    case "revenue": return Math.max(0, node.kpis.revenue);
    case "delivered": return node.kpis.delivery_rate ?? 0;
    case "read": return node.kpis.read_rate ?? 0;
    case "clicked": return node.kpis.click_through_rate ?? 0;
  }
}

function Step({ node, laid, heat, chosen }: { node: Node; laid: Laid["nodes"][number]; heat: number; chosen: boolean }) {
  const { me } = useAsking();
  const { path, query } = here();
  const { kpis } = node;
  const { x, y, width, height, tall } = laid;
  const kind = kindOf(node.kind);
  const body = (
    <>
      <rect class="box" width={width} height={height} rx={tall ? 10 : height / 2} />
      {tall && <rect class="heat" width={width} height={height} rx="10" style={{ fillOpacity: (heat * 0.3).toFixed(3) }} />}
      <text class="name" x={tall ? 14 : width / 2} y={tall ? 24 : height / 2 + 4} text-anchor={tall ? "start" : "middle"}>
        {tall ? cut(node.name, NAME_LETTERS) : cut(kind && kind !== node.name ? `${kind}: ${node.name}` : node.name, NAME_LETTERS)}
      </text>
      {tall && (
        <>
          <text class="quiet" x="14" y="43">{count(kpis.sent)} {texts.kpis.sent.toLowerCase()}</text>
          <text class="sum" x={width - 14} y="43" text-anchor="end">{shortMoney(kpis.revenue, me.currency)}</text>
          <Rates node={node} width={width} />
        </>
      )}
    </>
  );
  return tall ? (
    <g transform={`translate(${x - width / 2} ${y - height / 2})`}>
      <a
        class={`step ${chosen ? "chosen" : ""}`} href={href(path, { ...query, node: chosen ? "" : node.id })}
        data-node={node.id} data-revenue={kpis.revenue}
      >
        {body}
      </a>
    </g>
  ) : (
    <g class={`step small of-${node.kind}`} transform={`translate(${x - width / 2} ${y - height / 2})`} role="img" aria-label={`${kind}: ${node.name}`}>{body}</g>
  );
}

function Rates({ node, width }: { node: Node; width: number }) {
  const rates = [
    [texts.kpis.delivery_rate, node.kpis.delivery_rate], [texts.kpis.read_rate, node.kpis.read_rate],
    [texts.kpis.click_through_rate, node.kpis.click_through_rate],
  ] as const;
  const room = (width - 28 - 16) / rates.length;
  return (
    <g transform="translate(14 56)">
      {rates.map(([label, rate], place) => (
        <g key={label} transform={`translate(${place * (room + 8)} 0)`}>
          <rect class="trough" width={room} height="4" rx="2" />
          <rect class={`fill rate-${place}`} width={room * Math.min(1, rate ?? 0)} height="4" rx="2" />
          <text class="rate" y="20">{rate === null ? texts.dash : percent(rate)}</text>
          <text class="rate quiet" y="33">{label}</text>
        </g>
      ))}
    </g>
  );
}

function Branch({ edge, laid, mostSent }: { edge: Edge; laid: Laid["edges"][number]; mostSent: number }) {
  const { me } = useAsking();
  const { kpis, label } = edge;
  const width = kpis ? 1.5 + 5 * (kpis.sent / mostSent) : 1.5;
  const numbers = kpis ? texts.flow.branch(count(kpis.sent), shortMoney(kpis.revenue, me.currency)) : "";
  const room = Math.max(Math.min(label?.length ?? 0, LABEL_LETTERS) * LETTER, numbers.length * LETTER) + 12;
  return (
    <g class={kpis ? "branch" : "branch none"}>
      <title>{kpis ? texts.flow.branch(count(kpis.sent), money(kpis.revenue, me.currency)) : texts.flow.noBranch}</title>
      <path d={laid.path} style={{ strokeWidth: width }} marker-end={laid.tip ? "url(#tip)" : undefined} />
      {(label || kpis) && (
        <g transform={`translate(${laid.x} ${laid.y})`}>
          <rect class="paper" x={-room / 2} y={label && kpis ? -17 : -10} width={room} height={label && kpis ? 34 : 20} rx="6" />
          {label && <text class="label" y={kpis ? -3 : 4} text-anchor="middle">{cut(label, LABEL_LETTERS)}</text>}
          {kpis && <text class="quiet" y={label ? 12 : 4} text-anchor="middle">{numbers}</text>}
        </g>
      )}
    </g>
  );
}

function cut(text: string, letters: number): string {
  const all = [...text];
  return all.length > letters ? `${all.slice(0, letters - 1).join("")}…` : text;
}
