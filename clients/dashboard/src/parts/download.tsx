import { useState } from "preact/hooks";
import { download, Failure } from "../api";
import { useAsking } from "../asking";
import { texts } from "../texts";

interface Props {
  /** What the table has, for those who hear the page. */
  of: string;
  path: string;
  query: Record<string, string>;
}

/** The whole table that is shown, every row of it. */
export function Downloads({ of, path, query }: Props) {
  const { session, onFailedKey } = useAsking();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState("");
  const save = async (format: "csv" | "xlsx") => {
    setBusy(true);
    setFailure("");
    try {
      await download(session.baseUrl, session.key, path, { ...query, format });
    } catch (thrown) {
      if (thrown instanceof Failure && thrown.ofKey) {
        onFailedKey(thrown);
      }
      setFailure(thrown instanceof Failure && thrown.message ? thrown.message : texts.download.failed);
    } finally {
      setBusy(false);
    }
  };
  return (
    <span class="downloads">
      {(["csv", "xlsx"] as const).map((format) => (
        <button key={format} type="button" disabled={busy} onClick={() => save(format)} aria-label={texts.download.label(of, texts.download[format])}>
          <span aria-hidden="true">↓ </span>{texts.download[format]}
        </button>
      ))}
      {failure && <span class="bad" role="alert">{failure}</span>}
    </span>
  );
}
