import { useRef, useState } from "preact/hooks";
import { texts } from "../texts";

/** Something to be pasted elsewhere. */
export function Copy({ id, label, hint, value }: { id: string; label: string; hint?: string; value: string }) {
  const input = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState("");
  const copy = async () => {
    input.current!.select();
    try {
      await navigator.clipboard.writeText(value);
      setTold(texts.connect.copied);
    } catch {
      // Where the page is not from a safe origin there is no clipboard: what is selected can be copied by hand.
      setTold(texts.connect.selected);
    }
  };
  return (
    <div class="field copy">
      <label for={id}>{label}</label>
      <span class="tools">
        <input ref={input} id={id} readOnly value={value} aria-describedby={hint && `${id}-hint`} />
        <button type="button" onClick={copy} aria-label={texts.connect.copyLabel(label)}>{texts.connect.copy}</button>
        <span class="quiet" role="status">{told}</span>
      </span>
      {hint && <small class="quiet" id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}
