import { change } from "../address";

interface Props<T extends string> {
  label: string;
  name: string;
  value: T;
  choices: Readonly<Partial<Record<T, string>>>;
  /** The choice that needs no word in the address. */
  usual: T;
  hidden?: boolean;
}

/** One of a few, kept in the address. */
export function Choice<T extends string>({ label, name, value, choices, usual, hidden }: Props<T>) {
  return (
    <label class="choice">
      <span class={hidden ? "unseen" : undefined}>{label}</span>
      <select value={value} onChange={(event) => change({ [name]: event.currentTarget.value === usual ? "" : event.currentTarget.value })}>
        {Object.entries(choices).map(([code, text]) => <option key={code} value={code} selected={code === value}>{text as string}</option>)}
      </select>
    </label>
  );
}

/** One of very few, all of them seen. */
export function Switch<T extends string>({ label, name, value, choices, usual }: Props<T>) {
  return (
    <div class="switch" role="group" aria-label={label}>
      {Object.entries(choices).map(([code, text]) => (
        <button key={code} type="button" aria-pressed={code === value} onClick={() => change({ [name]: code === usual ? "" : code })}>
          {text as string}
        </button>
      ))}
    </div>
  );
}
