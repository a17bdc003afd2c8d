// What a platform is asked for, and what is wrong with what was given.

import { useRef, useState } from "preact/hooks";
import { answerOf, type Connection, type NewConnection } from "../api";
import { useDoing } from "../asking";
import { asked, bodyOf, fields, type Kind, usual, type Values } from "../kinds";
import { texts } from "../texts";
import { Input, problemsOf } from "../parts/field";
import { Told } from "../parts/states";

export function NewConnectionForm({ onMade }: { onMade: (connection: Connection) => void }) {
  const { busy, failure, run } = useDoing();
  const { connections, kinds } = texts.connect;
  const [kind, setKind] = useState<Kind>(Object.keys(fields)[0] as Kind);
  const [values, setValues] = useState<Values>(() => usual(kind));
  const form = useRef<HTMLFormElement>(null);
  const shown = asked(kind, values);
  const problems = problemsOf(failure);
  const said = texts.connect.kinds[kind];
  const choose = (next: Kind) => {
    setKind(next);
    setValues(usual(next));
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const body = bodyOf(kind, values) as NewConnection;
    if (!(await run(async (client) => onMade(await answerOf(client.POST("/v1/connections", { body })))))) {
      // Once they are marked.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus());
    }
  };
  const elsewhereWrong = failure && (problems.size === 0 || [...problems.keys()].some((field) => !shown.some(({ name }) => name === field)));
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
