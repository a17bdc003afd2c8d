// Connecting platforms: by the key of an admin, which stays in memory.

import { useContext, useMemo, useRef, useState } from "preact/hooks";
import { change, elsewhere, type Query } from "../address";
import { answerOf, connect, type Connection, Failure, type Me, type NewConnection } from "../api";
import { AskingContext, useAnswer, useAsking } from "../asking";
import { time } from "../format";
import { asked, bodyOf, fields, type Kind, usual, type Values } from "../kinds";
import { oneOf } from "../question";
import { texts } from "../texts";
import { Copy } from "../parts/copy";
import { Deliveries } from "../parts/deliveries";
import { Input, Labelled } from "../parts/field";
import { Intake } from "../parts/intake";
import { RefreshContext } from "../parts/refresh";
import { Answered, Told } from "../parts/states";

/** Whose key was pasted, and where it opens. */
export interface Admin {
  key: string;
  me: Me;
}

/** A workspace has no more. */
const MOST = 200;

interface Props {
  query: Query;
  /** Kept by the frame, so that it is still there after a look at another screen. */
  admin: Admin | undefined;
  onAdmin: (admin: Admin | undefined) => void;
}

export function Connect({ query, admin, onAdmin }: Props) {
  const asking = useAsking();
  const [failure, setFailure] = useState<Failure>();
  const { baseUrl } = asking.session;
  const client = useMemo(() => admin && connect(baseUrl, () => admin.key), [admin, baseUrl]);
  if (asking.me.scopes.includes("admin")) {
    return <><Connections query={query} /><Intake /></>;
  }
  if (!admin || !client) {
    return <><AdminKey failure={failure} onAdmin={onAdmin} /><Intake /></>;
  }
  const onFailedKey = (why: Failure) => {
    setFailure(why);
    onAdmin(undefined);
  };
  const session = { baseUrl, key: admin.key, handedOut: false };
  return (
    <AskingContext.Provider value={{ ...asking, client, session, me: admin.me, onFailedKey, onRebuilding: () => undefined }}>
      <p class="note">
        {texts.connect.asAdmin(admin.me.workspace.name)}{" "}
        <button type="button" class="link" onClick={() => onAdmin(undefined)}>{texts.connect.forget}</button>
      </p>
      <Connections query={query} />
      {admin.me.scopes.includes("read") && <Intake />}
    </AskingContext.Provider>
  );
}

function AdminKey({ failure, onAdmin }: { failure: Failure | undefined; onAdmin: (admin: Admin) => void }) {
  const { session } = useAsking();
  const { adminKey } = texts.connect;
  const [why, setWhy] = useState(failure ? adminKey.unknown : "");
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const key = String(new FormData(event.currentTarget as HTMLFormElement).get("admin-key")).trim();
    if (key === "") {
      setWhy(texts.signIn.noKey);
      return;
    }
    setBusy(true);
    try {
      const me = await answerOf(connect(session.baseUrl, () => key).GET("/v1/me"));
      if (me.scopes.includes("admin")) {
        onAdmin({ key, me });
        return;
      }
      setWhy(adminKey.forbidden);
    } catch (thrown) {
      const { status, ofKey, message } = Failure.of(thrown);
      setWhy(ofKey ? adminKey.unknown : status === 0 ? texts.failure.offline : message);
    }
    setBusy(false);
  };
  return (
    <section class="card">
      <h2>{adminKey.title}</h2>
      <p class="quiet">{adminKey.lead}</p>
      <form class="form" onSubmit={submit} noValidate>
        <Labelled id="admin-key" label={adminKey.label} hint={adminKey.hint}>
          <input
            id="admin-key" name="admin-key" type="password" autocomplete="off" spellcheck={false} placeholder="tsk_…" aria-describedby="admin-key-hint"
            aria-invalid={why ? true : undefined}
          />
        </Labelled>
        {why && <p class="failed" role="alert">{why}</p>}
        <button type="submit" class="primary" disabled={busy}>{adminKey.submit}</button>
      </form>
    </section>
  );
}

function Connections({ query }: { query: Query }) {
  const { me } = useAsking();
  const refresh = useContext(RefreshContext);
  const [made, setMade] = useState<Connection>(); // with secrets that are shown this once
  const list = useAnswer(`connections ${me.workspace.id}`, (client, signal) =>
    answerOf(client.GET("/v1/connections", { params: { query: { limit: MOST } }, signal })));
  const chosen = query["connection"];
  const found = list.data?.data.find(({ id }) => id === chosen);
  const shown = made && made.id === chosen ? { ...made, ...found } : found;
  const onMade = (connection: Connection) => {
    setMade((before) => (before?.id === connection.id ? { ...before, ...connection } : connection));
    change({ connection: connection.id });
    refresh();
  };
  const { connections } = texts.connect;
  return (
    <>
      <section class="card">
        <header>
          <h2>{connections.title}</h2>
          {chosen && <a href={elsewhere(query, ["connect"])}>{connections.another}</a>}
        </header>
        <Answered answer={list} lines={2}>
          {({ data }) => data.length === 0 ? <p class="empty">{connections.none}</p> : <List rows={data} query={query} />}
        </Answered>
      </section>
      {shown ? <Chosen key={shown.id} connection={shown} onMade={onMade} />
      : chosen && list.data ? <section class="card"><p class="empty">{texts.failure.notFound}</p></section>
      : chosen ? null : <NewOne onMade={onMade} />}
    </>
  );
}

function List({ rows, query }: { rows: Connection[]; query: Query }) {
  const { me } = useAsking();
  const { connections, kinds } = texts.connect;
  return (
    <div class="scroll" role="region" tabIndex={0} aria-label={connections.title}>
      <table class="list">
        <thead>
          <tr>
            <th scope="col">{texts.list.name}</th>
            <th scope="col">{connections.kind}</th>
            <th scope="col">{connections.made}</th>
            <th scope="col">{connections.last}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, kind, created_at: made, last_delivery_at: last }) => (
            <tr key={id}>
              <th scope="row">
                <a href={elsewhere(query, ["connect"], { connection: id })} aria-current={id === query["connection"] || undefined}>{name}</a>
              </th>
              <td>{oneOf(kinds, kind) ? kinds[kind].name : kind}</td>
              <td class="when">{time(made, me.timezone)}</td>
              <td class="when">{last ? time(last, me.timezone) : connections.nothingCame}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function NewOne({ onMade }: { onMade: (connection: Connection) => void }) {
  const { client, onFailedKey } = useAsking();
  const { connections, kinds } = texts.connect;
  const [kind, setKind] = useState<Kind>(Object.keys(fields)[0] as Kind);
  const [values, setValues] = useState<Values>(() => usual(kind));
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const shown = asked(kind, values);
  const problems = problemsOf(failure);
  const said = texts.connect.kinds[kind];
  const choose = (next: Kind) => {
    setKind(next);
    setValues(usual(next));
    setFailure(undefined);
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      onMade(await answerOf(client.POST("/v1/connections", { body: bodyOf(kind, values) as NewConnection })));
    } catch (thrown) {
      const found = Failure.of(thrown);
      if (found.ofKey) {
        onFailedKey(found);
      }
      setFailure(found);
      setBusy(false);
      // Once they are marked.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus());
    }
  };
  const elsewhereWrong = failure && [...problems.keys()].every((field) => !shown.some(({ name }) => name === field));
  return (
    <section class="card">
      <h2>{connections.add}</h2>
      <form class="form" ref={form} onSubmit={submit} noValidate>
        {Object.keys(fields).length > 1 && (
          <Input
            of={{ name: "kind", type: "choice" }} id="kind" label={connections.kind} value={kind} onValue={(code) => choose(code as Kind)}
            choices={Object.fromEntries(Object.entries(kinds).map(([code, { name }]) => [code, name]))}
          />
        )}
        {shown.map((field) => (
          <Input
            key={field.name} of={field} id={`new-${field.name}`} label={said.fields[field.name]?.label ?? field.name} hint={hintOf(kind, field.name, values)}
            choices={said.choices[field.name]} problem={problems.get(field.name)} value={values[field.name] ?? ""}
            onValue={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
          />
        ))}
        {elsewhereWrong && <Told failure={failure} />}
        <button type="submit" class="primary" disabled={busy}>{connections.submit(said.name)}</button>
      </form>
    </section>
  );
}

function hintOf(kind: Kind, field: string, values: Values): string | undefined {
  const hint = texts.connect.kinds[kind].fields[field]?.hint;
  return typeof hint === "function" ? hint(values) : hint;
}

/** By field; what is nested is shown at what it is in. */
function problemsOf(failure: Failure | undefined): Map<string, string> {
  const problems = new Map<string, string>();
  for (const { field, detail } of failure?.errors ?? []) {
    const [outer = field] = field.split(/[.[]/, 1);
    problems.set(outer, [problems.get(outer), `${field} ${detail}`].filter(Boolean).join("; "));
  }
  return problems;
}

function Chosen({ connection, onMade }: { connection: Connection; onMade: (connection: Connection) => void }) {
  const { chosen } = texts.connect;
  const { kind } = connection;
  return (
    <>
      <section class="card" aria-label={connection.name}>
        <header><h2>{connection.name} <span class="quiet">{texts.connect.kinds[kind].name}</span></h2></header>
        <div class="form">
          <Copy id="webhook-url" label={chosen.url} value={connection.webhook_url} />
          {connection.verify_token && <Copy id="verify-token" label={chosen.verifyToken} hint={chosen.once} value={connection.verify_token} />}
          {connection.secret && <Copy id="made-secret" label={chosen.secret} hint={chosen.once} value={connection.secret} />}
        </div>
        <h3>{chosen.steps}</h3>
        <ol class="steps">
          {texts.connect.kinds[kind].steps(connection).map((step) => <li key={step}><Marked text={step} /></li>)}
        </ol>
        <details>
          <summary>{chosen.more}</summary>
          <Rotation connection={connection} onMade={onMade} />
          <Deletion connection={connection} />
        </details>
      </section>
      <Deliveries connection={connection} />
    </>
  );
}

/** A sentence in which what is to be typed stands between `backticks`. */
function Marked({ text }: { text: string }) {
  return <>{text.split("`").map((part, place) => (place % 2 === 1 ? <code key={place}>{part}</code> : part))}</>;
}

/** Another secret; the one before holds for a day. */
function Rotation({ connection, onMade }: { connection: Connection; onMade: (connection: Connection) => void }) {
  const { client, onFailedKey } = useAsking();
  const { chosen } = texts.connect;
  const [secret, setSecret] = useState("");
  const [failure, setFailure] = useState<Failure>();
  const [done, setDone] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setDone(false);
    try {
      const body = secret.trim() === "" ? {} : { secret: secret.trim() };
      onMade(await answerOf(client.POST("/v1/connections/{id}/rotate", { params: { path: { id: connection.id } }, body })));
      setSecret("");
      setFailure(undefined);
      setDone(true);
    } catch (thrown) {
      const found = Failure.of(thrown);
      if (found.ofKey) {
        onFailedKey(found);
      }
      setFailure(found);
    }
  };
  const problem = problemsOf(failure).get("secret");
  return (
    <form class="form" onSubmit={submit} noValidate>
      <Input
        of={{ name: "secret", type: "secret" }} id="new-secret" label={chosen.newSecret} hint={chosen.newSecretHint} problem={problem} value={secret}
        onValue={setSecret}
      />
      {failure && !problem && <Told failure={failure} />}
      {done && <p class="note" role="status">{chosen.rotated}</p>}
      <button type="submit">{chosen.rotate}</button>
    </form>
  );
}

function Deletion({ connection }: { connection: Connection }) {
  const { client, onFailedKey } = useAsking();
  const refresh = useContext(RefreshContext);
  const { chosen } = texts.connect;
  const [sure, setSure] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const remove = async () => {
    try {
      await answerOf(client.DELETE("/v1/connections/{id}", { params: { path: { id: connection.id } } }));
      change({ connection: "" });
      refresh();
    } catch (thrown) {
      const found = Failure.of(thrown);
      if (found.ofKey) {
        onFailedKey(found);
      }
      setFailure(found);
    }
  };
  return (
    <div class="form">
      {sure && <p class="note warn" role="alert">{chosen.sure(connection.name)}</p>}
      {failure && <Told failure={failure} />}
      <span class="tools">
        <button type="button" onClick={() => (sure ? void remove() : setSure(true))}>{sure ? chosen.reallyDelete : chosen.delete}</button>
        {sure && <button type="button" onClick={() => setSure(false)}>{chosen.keep}</button>}
      </span>
    </div>
  );
}
