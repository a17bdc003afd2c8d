import { useEffect, useRef, useState } from "preact/hooks";
import { change } from "../address";

const PAUSE = 300; // milliseconds without a letter, after which it is searched

interface Props {
  label: string;
  value: string;
  /** Fewer letters than this find nothing. */
  least?: number;
}

export function Search({ label, value, least = 1 }: Props) {
  const [typed, setTyped] = useState(value);
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => {
    setTyped(value);
    return () => clearTimeout(timer.current);
  }, [value]);
  const follow = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    const wanted = text.trim();
    if (wanted.length >= least || wanted.length === 0) {
      timer.current = window.setTimeout(() => change({ search: wanted }, "replace"), PAUSE);
    }
  };
  return <input class="search" type="search" aria-label={label} placeholder={label} value={typed} onInput={(event) => follow(event.currentTarget.value)} />;
}
