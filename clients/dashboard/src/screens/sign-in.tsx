import { useState } from "preact/hooks";
import { Failure } from "../api";
import { baseUrlOf, keep, type Session } from "../session";
import { texts } from "../texts";

interface Props {
  baseUrl: string;
  /** Why the key from before is no good any more. */
  failure: Failure | undefined;
  onSession: (session: Session) => void;
}

export function SignIn({ baseUrl, failure, onSession }: Props) {
  const { signIn } = texts;
  const [error, setError] = useState("");
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const entries = new FormData(event.currentTarget as HTMLFormElement);
    const key = String(entries.get("key")).trim();
    try {
      const url = baseUrlOf(String(entries.get("url")));
      if (key === "") {
        setError(signIn.noKey);
      } else {
        onSession(keep(url, key));
      }
    } catch {
      setError(signIn.badUrl);
    }
  };
  const told = error || (failure ? whyOf(failure) : "");
  return (
    <main class="sign-in" id="main">
      <form class="card" onSubmit={submit} noValidate>
        <h1>{signIn.title}</h1>
        <p class="quiet">{signIn.lead}</p>
        {told && <p class="failed" role="alert">{told}</p>}
        <label class="field">
          <span>{signIn.key}</span>
          <input name="key" type="password" autocomplete="off" spellcheck={false} placeholder="tsk_…" autofocus required />
        </label>
        <label class="field">
          <span>{signIn.url}</span>
          <input name="url" type="url" defaultValue={baseUrl} placeholder={location.origin} />
          <small class="quiet">{signIn.urlHint}</small>
        </label>
        <button type="submit" class="primary">{signIn.submit}</button>
        <p class="quiet">{signIn.made}</p>
      </form>
    </main>
  );
}

function whyOf(failure: Failure): string {
  const { signIn } = texts;
  switch (failure.reason) {
    case "token_expired": return signIn.expired;
    case "unknown_key": return signIn.unknown;
    case "unknown_workspace": return signIn.unknown_workspace;
    default: return failure.status === 403 ? signIn.forbidden : failure.message || signIn.unknown;
  }
}
