import { change, elsewhere, type Query } from "../address";
import { answerOf, type FlowNodes } from "../api";
import { useAnswer, useAsking } from "../asking";
import { count, money } from "../format";
import { asTexts, oneOf, questionOf } from "../question";
import { texts } from "../texts";
import { Switch } from "../parts/choice";
import { Downloads } from "../parts/download";
import { Figures } from "../parts/figures";
import { Graph, kindOf } from "../parts/graph";
import { Recipients } from "../parts/recipients";
import { Answered, Empty } from "../parts/states";
import { type Kpi, UNITS, Value } from "../parts/value";
import { SeriesCard } from "./overview";

const COLUMNS = ["sent", "delivered", "read", "clicked", "conversions", "revenue", "cost", "roi"] as const satisfies Kpi[];

export function FlowScreen({ id, query }: { id: string; query: Query }) {
  const question = questionOf(query);
  const flow = useAnswer(`flow ${id} ${JSON.stringify(question)}`, (client, signal) =>
    answerOf(client.GET("/v1/flows/{id}", { params: { path: { id }, query: question }, signal })));
  const nodes = useAnswer(`nodes ${id} ${JSON.stringify(question)}`, (client, signal) =>
    answerOf(client.GET("/v1/flows/{id}/nodes", { params: { path: { id }, query: question }, signal })));
  if (flow.failure?.status === 404) {
    return <section class="card"><Answered answer={flow}>{() => null}</Answered></section>;
  }
  const paint = oneOf(texts.flow.paints, query["paint"]) ?? "revenue";
  return (
    <>
      <section class="card">
        <header>
          <h2>
            <a class="quiet" href={elsewhere(query, ["flows"])}>{texts.list.back.flows}</a>{" / "}
            {flow.data?.name ?? id}
          </h2>
          {flow.data?.status && <span class="badge">{flow.data.status}</span>}
        </header>
        <Answered answer={flow} lines={4}>{(answer) => <Figures kpis={answer.kpis} comparison={answer.comparison} />}</Answered>
      </section>
      <section class="card">
        <header>
          <h2>{texts.flow.graph}</h2>
          <Switch label={texts.flow.paint} name="paint" usual="revenue" value={paint} choices={texts.flow.paints} />
        </header>
        <Answered answer={nodes} lines={10}>
          {(answer) => answer.edges.length === 0 && answer.nodes.length > 1 || answer.nodes.length === 0
            ? <Empty>{texts.flow.noGraph}</Empty>
            : <Graph flow={answer} paint={paint} chosen={query["node"]} />}
        </Answered>
      </section>
      {query["node"] && nodes.data && <Step flow={nodes.data} id={id} node={query["node"]} query={query} />}
      <section class="card">
        <header>
          <h2>{texts.flow.nodes}</h2>
          <Downloads of={texts.flow.nodes} path={`/v1/flows/${encodeURIComponent(id)}/nodes`} query={asTexts(question)} />
        </header>
        <Answered answer={nodes} lines={5}>{(answer) => <Tables flow={answer} />}</Answered>
      </section>
      <SeriesCard query={query} filter={{ flow_id: [id] }} />
    </>
  );
}

/** One step, chosen in the graph. */
function Step({ flow, id, node, query }: { flow: FlowNodes; id: string; node: string; query: Query }) {
  const found = flow.nodes.find((row) => row.id === node);
  if (!found) {
    return null;
  }
  return (
    <>
      <section class="card" aria-label={found.name}>
        <header>
          <h2>{found.name} <span class="quiet">{kindOf(found.kind)}</span></h2>
          <span class="tools">
            <a href={elsewhere(query, ["purchases"], { flow: id, node })}>{texts.campaign.sales}</a>
            <button type="button" onClick={() => change({ node: "", who: "" })}>{texts.flow.close}</button>
          </span>
        </header>
        <Figures kpis={found.kpis} comparison={found.comparison} />
      </section>
      <Recipients query={query} source={{ flow_id: [id], node_id: [node] }} title={texts.flow.recipients} />
    </>
  );
}

/** The graph in words. */
function Tables({ flow }: { flow: FlowNodes }) {
  const { me } = useAsking();
  const names = new Map(flow.nodes.map((node) => [node.id, node.name]));
  return (
    <>
      <div class="scroll" role="region" tabIndex={0} aria-label={texts.flow.nodes}>
        <table class="list">
          <thead>
            <tr>
              <th scope="col">{texts.flow.node}</th>
              <th scope="col">{texts.flow.kind}</th>
              {COLUMNS.map((column) => <th key={column} scope="col" class="right">{texts.kpis[column]}</th>)}
            </tr>
          </thead>
          <tbody>
            {flow.nodes.map((node) => (
              <tr key={node.id}>
                <th scope="row">{node.name}</th>
                <td class="quiet">{kindOf(node.kind)}</td>
                {COLUMNS.map((column) => (
                  <td key={column} class="right"><Value value={node.kpis[column]} unit={UNITS[column]} name={`${node.id}-${column}`} /></td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {flow.edges.length > 0 && (
        <details>
          <summary>{texts.flow.branches}</summary>
          <div class="scroll" role="region" tabIndex={0} aria-label={texts.flow.branches}>
            <table class="list">
              <thead>
                <tr>
                  <th scope="col">{texts.flow.from}</th><th scope="col">{texts.flow.label}</th><th scope="col">{texts.flow.to}</th>
                  <th scope="col">{texts.flow.branches}</th>
                </tr>
              </thead>
              <tbody>
                {flow.edges.map((edge) => (
                  <tr key={`${edge.from} ${edge.to} ${edge.label}`}>
                    <th scope="row">{names.get(edge.from)}</th>
                    <td>{edge.label ?? ""}</td>
                    <td>{names.get(edge.to)}</td>
                    <td>{edge.kpis ? texts.flow.branch(count(edge.kpis.sent), money(edge.kpis.revenue, me.currency)) : texts.flow.noBranch}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </>
  );
}
