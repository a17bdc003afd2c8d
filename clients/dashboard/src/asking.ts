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
  /** Goes up when what takes long is to be asked again, too. */
  longRound: number;
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

/** What is under way of questions that take no time. */
let quick = 0;
let lengthy = false;
const waiting: (() => void)[] = [];

function next(): void {
  if (quick === 0 && !lengthy) {
    const go = waiting.shift();
    lengthy = go !== undefined;
    go?.();
  }
}

async function promptly<T>(answer: Promise<T>): Promise<T> {
  quick++;
  try {
    return await answer;
  } finally {
    quick--;
    next();
  }
}

/** Once nothing else is asked, and one at a time. */
async function atLast<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  await new Promise<void>((go) => {
    waiting.push(go);
    // The others of the screen are asked before.
    setTimeout(next);
  });
  try {
    signal.throwIfAborted();
    return await ask();
  } finally {
    lengthy = false;
    next();
  }
}

type Ask<T> = (client: Client, signal: AbortSignal) => Promise<T>;

/**
 * Asks whenever the question changes, and again each round.
 *
 * @param asked a name for all that the answer depends on
 */
export function useAnswer<T>(asked: string, ask: Ask<T>): Answer<T> {
  const { client, round } = useAsking();
  return useAnswerOf(asked, round, (signal) => promptly(ask(client, signal)));
}

/** As useAnswer, for what takes the service so long that it holds up nothing else, and is not asked again each minute. */
export function useLengthyAnswer<T>(asked: string, ask: Ask<T>): Answer<T> {
  const { client, longRound } = useAsking();
  return useAnswerOf(asked, longRound, (signal) => atLast(() => ask(client, signal), signal));
}

function useAnswerOf<T>(asked: string, round: number, ask: (signal: AbortSignal) => Promise<T>): Answer<T> {
  const { client, session, onFailedKey, onRebuilding } = useAsking();
  const question = `${session.baseUrl} ${session.handedOut} ${asked}`;
  const [state, setState] = useState<State<T>>(() => initial(question));
  const latest = useRef(state);
  latest.current = state;
  useEffect(() => {
    const abort = new AbortController();
    ask(abort.signal)
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
