// Lists come page by page: one that is longer is asked for as one that has more rows, up to the most that the service gives at once,
// and from there on by its cursor.

import { useEffect, useState } from "preact/hooks";
import type { Answer } from "../asking";
import { useAsking } from "../asking";
import { type Client, Failure } from "../api";

interface Page<Row> {
  data: Row[];
  next_cursor: string | null;
}

export interface Pages<Row> {
  rows: Row[];
  /** Asks for the next page; undefined where there is none. */
  more: (() => void) | undefined;
  failure: Failure | undefined;
}

/** The rows of the first page, and of those that were asked for after it. */
export function usePages<Row>(
  asked: string, first: Answer<Page<Row>>, ask: (client: Client, cursor: string) => Promise<Page<Row>>,
): Pages<Row> {
  const { client, onFailedKey } = useAsking();
  const [added, setAdded] = useState<{ of: Page<Row>; rows: Row[]; next: string | null }>();
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => setFailure(undefined), [asked]);
  const page = first.data;
  if (!page) {
    return { rows: [], more: undefined, failure };
  }
  const behind = added?.of === page ? added : { of: page, rows: [], next: page.next_cursor };
  const cursor = behind.next;
  const more = cursor === null ? undefined : () => {
    ask(client, cursor)
      .then((next) => setAdded({ of: page, rows: [...behind.rows, ...next.data], next: next.next_cursor }))
      .catch((thrown: unknown) => {
        const found = Failure.of(thrown);
        if (found.ofKey) {
          onFailedKey(found);
        }
        setFailure(found);
      });
  };
  return { rows: behind.rows.length > 0 ? [...page.data, ...behind.rows] : page.data, more, failure };
}
