// One connection: what its platform is told, what came of it, another secret and its end.

import { useContext, useState } from "preact/hooks";
import { change } from "../address";
import { answerOf, type Connection } from "../api";
import { useDoing } from "../asking";
import { oneOf } from "../question";
import { texts } from "../texts";
import { Copy } from "../parts/copy";
import { Deliveries } from "../parts/deliveries";
import { Input, problemsOf } from "../parts/field";
import { RefreshContext } from "../parts/refresh";
import { Told } from "../parts/states";

interface Props {
  connection: Connection;
  onMade: (connection: Connection) => void;
}

export function ConnectionScreen({ connection, onMade }: Props) {
  const { chosen } = texts.connect;
  // Of whatever kind it is, and where they were just made.
  const { verify_token: verifyToken, secret } = connection as Partial<Record<"verify_token" | "secret", string>>;
  const said = oneOf(texts.connect.kinds, connection.kind);
  return (
    <>
      <section class="card" aria-label={connection.name}>
        <header><h2>{connection.name} <span class="quiet">{said ? texts.connect.kinds[said].name : connection.kind}</span></h2></header>
        <div class="form">
          <Copy id="webhook-url" label={chosen.url} value={connection.webhook_url} />
          {verifyToken && <Copy id="verify-token" label={chosen.verifyToken} hint={chosen.once} value={verifyToken} />}
          {secret && <Copy id="made-secret" label={chosen.secret} hint={chosen.once} value={secret} />}
        </div>
        {said && (
          <>
            <h3>{chosen.steps}</h3>
            <ol class="steps">
              {texts.connect.kinds[said].steps(connection).map((step) => <li key={step}><Marked text={step} /></li>)}
            </ol>
          </>
        )}
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
function Rotation({ connection: { id }, onMade }: Props) {
  const { busy, failure, run } = useDoing();
  const { chosen } = texts.connect;
  const [secret, setSecret] = useState("");
  const [done, setDone] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    setDone(false);
    const body = secret.trim() === "" ? {} : { secret: secret.trim() };
    if (await run(async (client) => onMade(await answerOf(client.POST("/v1/connections/{id}/rotate", { params: { path: { id } }, body }))))) {
      setSecret("");
      setDone(true);
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
      <button type="submit" disabled={busy}>{chosen.rotate}</button>
    </form>
  );
}

function Deletion({ connection: { id, name } }: { connection: Connection }) {
  const { busy, failure, run } = useDoing();
  const refresh = useContext(RefreshContext);
  const { chosen } = texts.connect;
  const [sure, setSure] = useState(false);
  const remove = () => run(async (client) => {
    await answerOf(client.DELETE("/v1/connections/{id}", { params: { path: { id } } }));
    change({ connection: "" });
    refresh();
  });
  return (
    <div class="form">
      {sure && <p class="note warn" role="alert">{chosen.sure(name)}</p>}
      {failure && <Told failure={failure} />}
      <span class="tools">
        <button type="button" disabled={busy} onClick={() => (sure ? void remove() : setSure(true))}>{sure ? chosen.reallyDelete : chosen.delete}</button>
        {sure && <button type="button" onClick={() => setSure(false)}>{chosen.keep}</button>}
      </span>
    </div>
  );
}
