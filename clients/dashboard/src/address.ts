// What is shown is in the address, behind its #: a link shows it to others, and no server logs what was searched for.

import { useEffect, useState } from "preact/hooks";

export type Query = Readonly<Record<string, string>>;

export interface Address {
  /** The screen and what it is of: ["campaigns", "spring"]. */
  path: readonly string[];
  query: Query;
}

/** What a question is made of goes along to other screens; all else belongs to its screen. */
const QUESTION = ["period", "from", "to", "compare", "touch", "window", "conversion_date"] as const;

export function here(): Address {
  const [path = "", search = ""] = location.hash.replace(/^#\/?/, "").split("?", 2);
  return { path: path.split("/").filter(Boolean).map(decoded), query: Object.fromEntries(new URLSearchParams(search)) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function href(path: readonly string[], query: Query): string {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== "")).toString();
  return `#/${path.map(encodeURIComponent).join("/")}${search && `?${search}`}`;
}

/** The same question on another screen. */
export function elsewhere(query: Query, path: readonly string[], more: Query = {}): string {
  const kept = Object.fromEntries(QUESTION.flatMap((name) => (query[name] ? [[name, query[name]]] : [])));
  return href(path, { ...kept, ...more });
}

/** Changes some of what is asked; an empty text takes it out. Going back undoes a step, but not each letter of a search. */
export function change(changes: Query, step: "push" | "replace" = "push"): void {
  const { path, query } = here();
  const next = href(path, { ...query, ...changes });
  if (next === location.hash) {
    return;
  }
  if (step === "push") {
    history.pushState(null, "", next);
  } else {
    history.replaceState(null, "", next);
  }
  dispatchEvent(new HashChangeEvent("hashchange"));
}

export function useAddress(): Address {
  const [address, setAddress] = useState(here);
  useEffect(() => {
    const follow = () => setAddress(here());
    addEventListener("hashchange", follow);
    addEventListener("popstate", follow);
    return () => {
      removeEventListener("hashchange", follow);
      removeEventListener("popstate", follow);
    };
  }, []);
  return address;
}
