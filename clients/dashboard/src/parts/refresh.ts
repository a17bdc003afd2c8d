import { createContext } from "preact";

/** Asks everything again. */
export const RefreshContext = createContext<() => void>(() => undefined);
