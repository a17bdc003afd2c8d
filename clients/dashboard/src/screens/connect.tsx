// Connecting platforms: by the key of an admin, which stays in memory.

import { useContext, useMemo, useState } from "preact/hooks";
import { change, elsewhere, type Query } from "../address";
import { answerOf, connect, type Connection, Failure, type Me } from "../api";
import { AskingContext, useAnswer, useAsking } from "../asking";
import { time } from "../format";
import { texts } from "../texts";
import { Labelled } from "../parts/field";
import { Intake } from "../parts/intake";
import { RefreshContext } from "../parts/refresh";
import { Answered } from "../parts/states";
import { ConnectionScreen } from "./connection";
import { NewConnectionForm } from "./new-connection";

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
  const shown = made && made.id === chosen ? ({ ...made, ...found } as Connection) : found;
  const onMade = (connection: Connection) => {
    setMade((before) => (before?.id === connection.id ? ({ ...before, ...connection } as Connection) : connection));
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
      {shown ? <ConnectionScreen key={shown.id} connection={shown} onMade={onMade} />
      : chosen && list.data ? <section class="card"><p class="empty">{texts.failure.notFound}</p></section>
      : chosen ? null : <NewConnectionForm onMade={onMade} />}
    </>
  );
}

function List({ rows, query }: { rows: Connection[]; query: Query }) {
  const { me } = useAsking();
  const { connections } = texts.connect;
  // Those of platforms that this page does not connect are shown, too.
  const kinds: Record<string, { name: string } | undefined> = texts.connect.kinds;
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
              <td>{kinds[kind]?.name ?? kind}</td>
              <td class="when">{time(made, me.timezone)}</td>
              <td class="when">{last ? time(last, me.timezone) : connections.nothingCame}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
