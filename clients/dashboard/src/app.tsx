import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { elsewhere, useAddress } from "./address";
import { answerOf, connect, Failure, type Me } from "./api";
import { AskingContext, forgetAnswers } from "./asking";
import { clock } from "./format";
import { Controls } from "./parts/controls";
import { RefreshContext } from "./parts/refresh";
import { Failed } from "./parts/states";
import { ThemeChoice } from "./parts/theme";
import { CampaignScreen } from "./screens/campaign";
import { type Admin, Connect } from "./screens/connect";
import { FlowScreen } from "./screens/flow";
import { Journey } from "./screens/journey";
import { Overview } from "./screens/overview";
import { Purchases } from "./screens/purchases";
import { SignIn } from "./screens/sign-in";
import { Sources } from "./screens/sources";
import { findSession, forget, renew, type Session } from "./session";
import { texts } from "./texts";

/** How often an open page asks again: what has not changed costs the service next to nothing. */
const ROUND = 60_000;

/** What takes the service long is asked again each so many rounds. */
const LONG = 10;

export function App() {
  const [session, setSession] = useState<Session>();
  const [baseUrl, setBaseUrl] = useState<string>();
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    void findSession().then((found) => {
      setBaseUrl(found.baseUrl);
      if ("key" in found) {
        setSession(found);
      }
    });
  }, []);
  const leave = useCallback((why?: Failure) => {
    forget();
    forgetAnswers();
    setFailure(why);
    setSession(undefined);
  }, []);
  if (session) {
    return <SignedIn session={session} onSession={setSession} onLeave={leave} />;
  }
  return baseUrl === undefined ? null : (
    <SignIn baseUrl={baseUrl} failure={failure} onSession={(made) => { setBaseUrl(made.baseUrl); setFailure(undefined); setSession(made); }} />
  );
}

interface SignedInProps {
  session: Session;
  onSession: (session: Session) => void;
  onLeave: (why?: Failure) => void;
}

function SignedIn({ session, onSession, onLeave }: SignedInProps) {
  const [me, setMe] = useState<Me>();
  const [failure, setFailure] = useState<Failure>();
  const [round, setRound] = useState(0);
  const latest = useRef(session);
  latest.current = session;
  const client = useMemo(() => connect(session.baseUrl, () => latest.current.key), [session.baseUrl]);
  const [rebuilding, setRebuilding] = useState(false);
  const refresh = useCallback(() => setRound((before) => (Math.floor(before / LONG) + 1) * LONG), []);

  const renewing = useRef(false);
  const onFailedKey = useCallback((why: Failure) => {
    if (renewing.current) {
      return;
    }
    renewing.current = true;
    void renew(latest.current).then((renewed) => {
      renewing.current = false;
      if (renewed) {
        onSession(renewed);
        refresh();
      } else {
        onLeave(why);
      }
    });
  }, [onSession, onLeave, refresh]);

  useEffect(() => {
    const abort = new AbortController();
    answerOf(client.GET("/v1/me", { signal: abort.signal }))
      .then((answer) => {
        if (!answer.scopes.includes("read")) {
          onLeave(new Failure(403, ""));
          return;
        }
        setMe(answer);
        setFailure(undefined);
      })
      .catch((thrown: unknown) => {
        if (abort.signal.aborted) {
          return;
        }
        const found = Failure.of(thrown);
        if (found.ofKey) {
          onFailedKey(found);
        } else {
          setFailure(found);
        }
      });
    return () => abort.abort();
  }, [client, round]);

  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && setRound((before) => before + 1), ROUND);
    return () => clearInterval(timer);
  }, []);

  if (!me) {
    return (
      <RefreshContext.Provider value={refresh}>
        <main id="main" class="waiting">{failure ? <Failed failure={failure} /> : <p role="status" class="quiet">{texts.loading}</p>}</main>
      </RefreshContext.Provider>
    );
  }
  return (
    <RefreshContext.Provider value={refresh}>
      <AskingContext.Provider value={{ client, session, me, round, longRound: Math.floor(round / LONG), onFailedKey, onRebuilding: setRebuilding }}>
        <Frame me={me} session={session} failure={failure} rebuilding={rebuilding} onLeave={onLeave} refresh={refresh} />
      </AskingContext.Provider>
    </RefreshContext.Provider>
  );
}

/** A day without events is more than a quiet night. */
const OLD = 24 * 3_600_000;

interface FrameProps {
  me: Me;
  session: Session;
  failure: Failure | undefined;
  rebuilding: boolean;
  onLeave: () => void;
  refresh: () => void;
}

function Frame({ me, session, failure, rebuilding, onLeave, refresh }: FrameProps) {
  const { path, query } = useAddress();
  const [screen = "overview", id] = path;
  const title = texts.screens[screen as keyof typeof texts.screens] ?? texts.failure.title;
  const main = useRef<HTMLElement>(null);
  const [admin, setAdmin] = useState<Admin>();
  useEffect(() => {
    document.title = `${id ?? title} · ${me.workspace.name} · ${texts.title}`;
  }, [title, id, me.workspace.name]);
  const asOf = me.data_as_of;
  const old = asOf !== null && Date.now() - Date.parse(asOf) > OLD;
  const list = (screen === "campaigns" || screen === "flows") && !id;
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>{texts.skip}</a>
      <header class="top">
        <a class="brand" href={elsewhere(query, [])}>
          <img src="icon.svg" alt="" width="28" height="28" />
          <span><strong>{texts.title}</strong> <span class="quiet">{me.workspace.name}</span></span>
        </a>
        <nav aria-label={texts.navigation}>
          {Object.entries(texts.screens).map(([code, text]) => (
            <a key={code} href={elsewhere(query, code === "overview" ? [] : [code])} aria-current={code === screen ? "page" : undefined}>{text}</a>
          ))}
        </nav>
        <div class="aside">
          <button type="button" class="link quiet" onClick={refresh} title={texts.refresh} data-as-of={asOf ?? ""}>
            {asOf === null ? texts.asOf.none : texts.asOf.text(clock(asOf, me.timezone))} <span aria-hidden="true">↻</span>
          </button>
          <ThemeChoice />
          {!session.handedOut && <button type="button" onClick={() => onLeave()}>{texts.signIn.out}</button>}
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        <h1 class={screen === "overview" ? undefined : "unseen"}>{screen === "overview" ? texts.overview.title : title}</h1>
        {Object.hasOwn(texts.screens, screen) && screen !== "connect" && (
          <Controls query={query} compares={screen !== "purchases"} dated={true} />
        )}
        <div class="notes">
          {failure && <p class="note warn" role="status">{texts.stale(clock(asOf ?? Date.now(), me.timezone))}</p>}
          {old && <p class="note warn" role="status">{texts.asOf.old(clock(asOf, me.timezone))}</p>}
          {!me.scopes.includes("read_contacts") && (screen === "purchases" || (id && !list)) && <p class="note">{texts.asOf.masked}</p>}
          {rebuilding && <p class="note warn" role="status">{texts.rebuilding}</p>}
        </div>
        {screen === "overview" && <Overview query={query} />}
        {list && <Sources kind={screen} query={query} key={screen} />}
        {screen === "campaigns" && id && <CampaignScreen id={id} query={query} key={id} />}
        {screen === "flows" && id && <FlowScreen id={id} query={query} key={id} />}
        {screen === "purchases" && <Purchases query={query} />}
        {screen === "connect" && <Connect query={query} admin={admin} onAdmin={setAdmin} />}
        {!Object.hasOwn(texts.screens, screen) && (
          <section class="card"><h2>{texts.notFound.title}</h2><p><a href={elsewhere(query, [])}>{texts.notFound.back}</a></p></section>
        )}
      </main>
      {query["purchase"] && <Journey id={query["purchase"]} query={query} key={query["purchase"]} />}
      {session.handedOut && screen !== "connect" && <footer class="quiet">{texts.made}</footer>}
    </>
  );
}
