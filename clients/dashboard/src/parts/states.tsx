// What stands where an answer is not, or not yet.

import type { ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import type { Failure } from "../api";
import { AskingContext, type Answer } from "../asking";
import { clock } from "../format";
import { texts } from "../texts";
import { RefreshContext } from "./refresh";

interface Props<T> {
  answer: Answer<T>;
  /** How much room to keep while there is nothing to show. */
  lines?: number;
  children: (data: T) => ComponentChildren;
}

export function Answered<T>({ answer, lines = 3, children }: Props<T>) {
  const { data, failure, outdated } = answer;
  if (data === undefined) {
    return failure ? <Failed failure={failure} /> : <Loading lines={lines} />;
  }
  return (
    <div class={outdated ? "outdated" : undefined} aria-busy={outdated}>
      {failure && <OldAnswer at={answer.at} />}
      {children(data)}
    </div>
  );
}

function Loading({ lines }: { lines: number }) {
  return (
    <div class="skeleton" role="status">
      <span class="unseen">{texts.loading}</span>
      {Array.from({ length: lines }, (_, line) => <i key={line} />)}
    </div>
  );
}

export function Failed({ failure }: { failure: Failure }) {
  const refresh = useContext(RefreshContext);
  return (
    <Told failure={failure}>
      {failure.status !== 404 && <button type="button" onClick={refresh}>{texts.again}</button>}
    </Told>
  );
}

/** What went wrong, and what can be done about it. */
export function Told({ failure, children }: { failure: Failure; children?: ComponentChildren }) {
  const { title, offline, offlineHint, busy, notFound, request } = texts.failure;
  const [head, hint] =
    failure.status === 0 ? [offline, offlineHint]
    : failure.status === 503 || failure.status === 429 ? [busy, ""]
    : failure.status === 404 ? [notFound, ""]
    : [title, failure.message];
  return (
    <div class="failed" role="alert">
      <strong>{head}</strong>
      {hint && <p>{hint}</p>}
      {failure.requestId && <p class="quiet">{request(failure.requestId)}</p>}
      {children}
    </div>
  );
}

function OldAnswer({ at }: { at: number }) {
  const { me } = useContext(AskingContext);
  return <p class="note warn" role="status">{texts.stale(clock(at, me.timezone))}</p>;
}

export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="empty">{children}</p>;
}
