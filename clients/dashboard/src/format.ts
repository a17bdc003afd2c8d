// Numbers and times as the reader writes them.

const LOCALE = navigator.languages[0] ?? "en";

const formats = new Map<string, Intl.NumberFormat>();

function format(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const name = JSON.stringify(options);
  let found = formats.get(name);
  if (!found) {
    found = new Intl.NumberFormat(LOCALE, options);
    formats.set(name, found);
  }
  return found;
}

export function money(value: number, currency: string): string {
  return format({ style: "currency", currency }).format(value);
}

/** What nobody knows to the cent. */
export function roundMoney(value: number, currency: string): string {
  return format({ style: "currency", currency, maximumFractionDigits: 0 }).format(value);
}

/** Where there is little room: 1.4K, and no cents. */
export function shortMoney(value: number, currency: string): string {
  return Math.abs(value) < 1_000
    ? roundMoney(value, currency)
    : format({ style: "currency", currency, notation: "compact", maximumSignificantDigits: 3 }).format(value);
}

export function count(value: number): string {
  return format({}).format(value);
}

export function shortCount(value: number): string {
  return format({ notation: "compact", maximumFractionDigits: 1 }).format(value);
}

export function percent(value: number): string {
  return format({ style: "percent", maximumFractionDigits: 1 }).format(value);
}

export function signedPercent(value: number): string {
  return format({ style: "percent", maximumFractionDigits: Math.abs(value) < 0.1 ? 1 : 0, signDisplay: "exceptZero" }).format(value);
}

export function multiple(value: number): string {
  return `${format({ minimumFractionDigits: value < 100 ? 1 : 0, maximumFractionDigits: value < 100 ? 1 : 0 }).format(value)}×`;
}

/** An instant in the zone of the workspace. */
export function time(instant: string | number, timeZone: string, timeStyle: "short" | "medium" = "short"): string {
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeStyle, timeZone }).format(new Date(instant));
}

export function clock(instant: string | number, timeZone: string): string {
  const date = new Date(instant);
  const day = (value: Date) => new Intl.DateTimeFormat("en", { dateStyle: "short", timeZone }).format(value);
  return day(date) === day(new Date())
    ? new Intl.DateTimeFormat(LOCALE, { timeStyle: "short", timeZone }).format(date)
    : time(instant, timeZone);
}

export function date(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeZone }).format(new Date(instant));
}

/** A local day, such as 2026-11-21, whatever the zone of the reader. */
export function day(local: string, style: Intl.DateTimeFormatOptions = { dateStyle: "medium" }): string {
  return new Intl.DateTimeFormat(LOCALE, { ...style, timeZone: "UTC" }).format(new Date(`${local.slice(0, 10)}T12:00:00Z`));
}

/** The start of a bucket: a local day, or an hour with its offset, of which the clock on the wall counts. */
export function bucket(start: string, interval: string, long: boolean): string {
  if (interval === "hour") {
    const wall = new Date(`${start.slice(0, 16)}:00Z`);
    const style: Intl.DateTimeFormatOptions = long ? { dateStyle: "medium", timeStyle: "short" } : { hour: "numeric" };
    return new Intl.DateTimeFormat(LOCALE, { ...style, timeZone: "UTC" }).format(wall);
  }
  if (interval === "month") {
    return day(start, long ? { month: "long", year: "numeric" } : { month: "short" });
  }
  return day(start, long ? { weekday: "short", day: "numeric", month: "short", year: "numeric" } : { day: "numeric", month: "short" });
}

/** A time between two events, in the two greatest units that it has. */
export function lag(seconds: number): string {
  const units = [["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]] as const;
  const first = Math.max(0, units.findIndex(([, size]) => seconds >= size));
  const parts: string[] = [];
  let rest = seconds;
  for (const [unit, size] of units.slice(first, first + 2)) {
    const value = Math.floor(rest / size);
    rest -= value * size;
    if (value > 0) {
      parts.push(format({ style: "unit", unit, unitDisplay: "long" }).format(value));
    }
  }
  return parts.join(" ") || format({ style: "unit", unit: "second", unitDisplay: "long" }).format(0);
}
