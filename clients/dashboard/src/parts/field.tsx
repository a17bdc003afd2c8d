import type { ComponentChildren } from "preact";
import type { Failure } from "../api";
import type { Field } from "../kinds";
import { texts } from "../texts";

interface LabelledProps {
  id: string;
  label: string;
  hint?: string | undefined;
  /** What is wrong with it. */
  problem?: string | undefined;
  children: ComponentChildren;
}

/** Something to fill in, with what is to be known of it, and what is wrong with it. */
export function Labelled({ id, label, hint, problem, children }: LabelledProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      {problem && <small class="bad" id={`${id}-problem`}>{problem}</small>}
      {hint && <small class="quiet" id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}

interface InputProps {
  of: Field;
  id: string;
  label: string;
  hint?: string | undefined;
  choices?: Readonly<Record<string, string>> | undefined;
  problem?: string | undefined;
  value: string;
  onValue: (value: string) => void;
}

export function Input({ of: { type }, id, label, hint, choices = {}, problem, value, onValue }: InputProps) {
  const told = [problem && `${id}-problem`, hint && `${id}-hint`].filter(Boolean).join(" ") || undefined;
  const common = { id, "aria-invalid": problem ? true : undefined, "aria-describedby": told } as const;
  const typed = {
    autocomplete: "off", spellcheck: false, value, onInput: (event: { currentTarget: HTMLInputElement }) => onValue(event.currentTarget.value),
  } as const;
  if (type === "check") {
    return (
      <div class="field">
        <label class="check" for={id}>
          <input {...common} type="checkbox" checked={value === "true"} onChange={(event) => onValue(String(event.currentTarget.checked))} /> {label}
        </label>
        {problem && <small class="bad" id={`${id}-problem`}>{problem}</small>}
        {hint && <small class="quiet" id={`${id}-hint`}>{hint}</small>}
      </div>
    );
  }
  return (
    <Labelled id={id} label={label} hint={hint} problem={problem}>
      {type === "choice" ? (
        <select {...common} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
          {Object.entries(choices).map(([code, text]) => <option key={code} value={code}>{text}</option>)}
        </select>
      ) : type === "secret" ? (
        <input {...common} {...typed} type="password" />
      ) : (
        <input {...common} {...typed} type="text" placeholder={type === "list" ? texts.connect.list : undefined} />
      )}
    </Labelled>
  );
}

/** What is wrong, by field; what is nested is shown at what it is in. */
export function problemsOf(failure: Failure | undefined): Map<string, string> {
  const problems = new Map<string, string>();
  for (const { field, detail } of failure?.errors ?? []) {
    const [outer = field] = field.split(/[.[]/, 1);
    problems.set(outer, [problems.get(outer), `${field} ${detail}`].filter(Boolean).join("; "));
  }
  return problems;
}
