// Where the steps and branches of a flow stand.

import dagre from "@dagrejs/dagre";

export interface Laid {
  width: number;
  height: number;
  nodes: { x: number; y: number; width: number; height: number; tall: boolean }[];
  edges: { path: string; x: number; y: number; tip: boolean }[];
  /** Where ways meet before the step that they lead to. */
  merges: { id: string; x: number; y: number }[];
}

const WIDTH = 236;
const HEIGHT = 100;
const SMALL = 34;
const MARGIN = 8;
/** Above a step: where the ways to it meet. */
const MEETING = 22;

export function layOut(nodes: { id: string; tall: boolean }[], edges: { from: string; to: string; labelled: boolean }[]): Laid {
  const graph = new dagre.graphlib.Graph({ multigraph: true })
    .setGraph({ rankdir: "TB", nodesep: 48, ranksep: 20, edgesep: 24, marginx: MARGIN, marginy: MARGIN })
    .setDefaultEdgeLabel(() => ({}));
  const arrivals = Map.groupBy(edges.filter(({ from, to }) => from !== to), ({ to }) => to);
  const merging = new Set([...arrivals].filter(([, ways]) => ways.length > 1).map(([id]) => id));
  for (const { id, tall } of nodes) {
    graph.setNode(id, { width: WIDTH, height: (tall ? HEIGHT : SMALL) + (merging.has(id) ? 2 * MEETING : 0) });
  }
  edges.forEach(({ from, to }, place) => {
    graph.setEdge(from, to, { width: 160, height: 38, labelpos: "c" }, String(place));
  });
  dagre.layout(graph);
  const size = graph.graph();
  const boxes = new Map(nodes.map(({ id, tall }) => {
    const { x, y } = graph.node(id);
    return [id, { x, y: y + (merging.has(id) ? MEETING / 2 : 0), width: WIDTH, height: tall ? HEIGHT : SMALL, tall }];
  }));
  return {
    width: Math.ceil(size.width ?? 0),
    height: Math.ceil(size.height ?? 0),
    nodes: nodes.map(({ id }) => boxes.get(id)!),
    edges: edges.map(({ from, to }, place) => {
      const { points, x = 0, y = 0 } = graph.edge(from, to, String(place));
      const between = points.slice(1, -1);
      const start = boxes.get(from)!;
      const end = boxes.get(to)!;
      const down = end.y > start.y;
      // Ways back go round as dagre leads them; all others leave below and arrive above.
      const first = down ? { x: start.x, y: start.y + start.height / 2 } : points[0]!;
      const meets = down && merging.has(to);
      const last = down ? { x: end.x, y: end.y - end.height / 2 - (meets ? MEETING + 6 : 0) } : points.at(-1)!;
      return { path: curve([first, ...between, last]), x, y, tip: !meets };
    }),
    merges: [...merging].flatMap((id) => {
      const box = boxes.get(id);
      return box ? [{ id, x: box.x, y: box.y - box.height / 2 - MEETING }] : [];
    }),
  };
}

/** Through all points, from one to the next by a curve that leaves and arrives upright. */
function curve(points: { x: number; y: number }[]): string {
  const [first, ...rest] = points;
  let path = `M${round(first!.x)} ${round(first!.y)}`;
  let before = first!;
  for (const point of rest) {
    const middle = round((before.y + point.y) / 2);
    path += `C${round(before.x)} ${middle} ${round(point.x)} ${middle} ${round(point.x)} ${round(point.y)}`;
    before = point;
  }
  return path;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
