import { useState } from "preact/hooks";
import { texts } from "../texts";

type Theme = "auto" | "light" | "dark";

const STORED = "touchstone-theme";

export function storedTheme(): Theme {
  const stored = localStorage.getItem(STORED);
  return stored === "light" || stored === "dark" ? stored : "auto";
}

export function wear(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
  dispatchEvent(new Event("themechange"));
}

export function ThemeChoice() {
  const [theme, setTheme] = useState(storedTheme);
  const choose = (chosen: Theme) => {
    localStorage.setItem(STORED, chosen);
    setTheme(chosen);
    wear(chosen);
  };
  const { label, ...choices } = texts.theme;
  return (
    <label class="choice theme">
      <span class="unseen">{label}</span>
      <select value={theme} onChange={(event) => choose(event.currentTarget.value as Theme)}>
        {Object.entries(choices).map(([code, text]) => <option key={code} value={code}>{text}</option>)}
      </select>
    </label>
  );
}
