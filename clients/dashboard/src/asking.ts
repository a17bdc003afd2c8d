// Asking, and what is shown while there is no answer, an old one, or none.

import { createContext } from "preact";
import { useContext, useEffect, useRef, useState } from "preact/hooks";
import { type Client, Failure, type Me } from "./api";
import type { Session } from "./session";

export interface Asking {
  client: Client;
  session: Session;
  me: Me;
  /** Goes up when everything is to be asked again. */
  round: number;
  onFailedKey: (failure: Failure) => void;
  onRebuilding: (rebuilding: boolean) => void;
}

export const AskingContext = createContext<Asking>(undefined as never);

export function useAsking(): Asking {
  return useContext(AskingContext);
}

export interface Answer<T> {
  /** The answer to what is asked, or while that is under way, to what was asked before. */
  data: T | undefined;
  /** Milliseconds; when it came. */
  at: number;
  /** Why there is no answer, or none that is newer than `data`. */
  failure: Failure | undefined;
  /** Whether `data` is about something else, and what is asked is still under way. */
  outdated: boolean;
}

interface State<T> {
  question: string;
  data: T | undefined;
  at: number;
  failure: Failure | undefined;
}

/** What was answered last, for whoever comes back to a screen. */
const remembered = new Map<string, { data: unknown; at: number }>();
const REMEMBERED = 100;

/**
 * Asks whenever the question changes, and again each round.
 *
 * @param asked a name for all that the answer depends on
 */
export function useAnswer<T>(asked: string, ask: (client: Client, signal: AbortSignal) => Promise<T>): Answer<T> {
  const { client, session, round, onFailedKey, onRebuilding } = useAsking();
  const question = `${session.baseUrl} ${session.handedOut} ${asked}`;
  const [state, setState] = useState<State<T>>(() => initial(question));
  const latest = useRef(state);
  latest.current = state;
  useEffect(() => {
    const abort = new AbortController();
    ask(client, abort.signal)
      .then((data) => {
        remember(question, data);
        // Answers of numbers say so; lists of people and orders do not.
        const { complete, rebuilding } = data as { complete?: boolean; rebuilding?: boolean };
        if (complete !== undefined) {
          onRebuilding(rebuilding === true);
        }
        setState({ question, data, at: Date.now(), failure: undefined });
      })
      .catch((thrown: unknown) => {
        if (abort.signal.aborted) {
          return;
        }
        const failure = Failure.of(thrown);
        if (failure.ofKey) {
          onFailedKey(failure);
          return;
        }
        const known = latest.current.question === question ? latest.current : initial<T>(question);
        setState({ ...known, failure });
      });
    return () => abort.abort();
  }, [question, round, client]);

  if (state.question === question) {
    return { ...state, outdated: false };
  }
  const known = initial<T>(question);
  return known.data === undefined ? { ...state, failure: undefined, outdated: true } : { ...known, outdated: false };
}

export interface Doing {
  busy: boolean;
  failure: Failure | undefined;
  /** Whether it was done; if not, `failure` says why. */
  run: (act: (client: Client) => Promise<void>) => Promise<boolean>;
}

/** For what is asked once and changes something. */
export function useDoing(): Doing {
  const { client, onFailedKey } = useAsking();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const run: Doing["run"] = async (act) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await act(client);
      return true;
    } catch (thrown) {
      const found = Failure.of(thrown);
      if (found.ofKey) {
        onFailedKey(found);
      }
      setFailure(found);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, run };
}

function initial<T>(question: string): State<T> {
  const known = remembered.get(question);
  return { question, data: known?.data as T | undefined, at: known?.at ?? 0, failure: undefined };
}

function remember(question: string, data: unknown): void {
  remembered.delete(question);
  remembered.set(question, { data, at: Date.now() });
  if (remembered.size > REMEMBERED) {
    remembered.delete(remembered.keys().next().value!);
  }
}

/** Whoever signs out leaves nothing behind. */
export function forgetAnswers(): void {
  remembered.clear();
}
