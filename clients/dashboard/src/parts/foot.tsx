import { count } from "../format";
import { texts } from "../texts";
import type { Pages } from "./pages";
import { Failed } from "./states";

/** Below a list that comes page by page: how much of it is there, and more of it. */
export function Foot({ rows, more, failure }: Pages<unknown>) {
  return (
    <>
      <p class="foot">
        <span class="quiet">{texts.list.shown(count(rows.length))}</span>
        {more && <button type="button" onClick={more}>{texts.list.more}</button>}
      </p>
      {failure && <Failed failure={failure} />}
    </>
  );
}
