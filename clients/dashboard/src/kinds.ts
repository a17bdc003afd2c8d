// The platforms that can be connected: what each is asked for. What is said of them is in texts.ts, under the same names.

import type { texts } from "./texts";

export type Kind = keyof typeof texts.connect.kinds;
export type Values = Readonly<Record<string, string>>;

export interface Field {
  name: string;
  /** A list is typed with commas between its items. */
  type: "text" | "secret" | "list" | "choice" | "check";
  /** Of a choice; the first is the usual one. */
  choices?: readonly string[];
  /** What it has before anything is typed. */
  usual?: string;
  /** Whether it is asked for at all, by what was chosen above it. */
  when?: (values: Values) => boolean;
}

export const fields: Record<Kind, readonly Field[]> = {
  whatsapp: [
    { name: "name", type: "text" },
    { name: "auth", type: "choice", choices: ["meta_signature", "static_header", "basic"] },
    { name: "secret", type: "secret" },
    { name: "header", type: "text", when: ({ auth }) => auth === "static_header" },
    { name: "phone_number_ids", type: "list" },
    { name: "waba_ids", type: "list" },
    { name: "opt_out_keywords", type: "list" },
    { name: "default_campaign_id", type: "text" },
  ],
  shopify: [
    { name: "name", type: "text" },
    { name: "shop", type: "text" },
    { name: "secret", type: "secret" },
    { name: "currency", type: "text" },
    { name: "purchase_when", type: "choice", choices: ["created", "paid"] },
    { name: "include_pos", type: "check", usual: "true" },
    { name: "include_renewals", type: "check" },
  ],
  woocommerce: [
    { name: "name", type: "text" },
    { name: "secret", type: "secret" },
    { name: "currency", type: "text" },
    { name: "purchase_when", type: "choice", choices: ["created", "paid"] },
  ],
};

export function asked(kind: Kind, values: Values): readonly Field[] {
  return fields[kind].filter(({ when }) => !when || when(values));
}

/** What a form has before anything is typed. */
export function usual(kind: Kind): Values {
  return Object.fromEntries(fields[kind].map(({ name, choices, usual: first }) => [name, first ?? choices?.[0] ?? ""]));
}

/** What is sent. What was left empty is left out: whether that may be, the service says. */
export function bodyOf(kind: Kind, values: Values): Record<string, unknown> {
  const filled = asked(kind, values).flatMap(({ name, type }): [string, unknown][] => {
    const text = (values[name] ?? "").trim();
    if (type === "check") {
      return [[name, text === "true"]];
    }
    const value = type === "list" ? text.split(/[,\n]/).map((item) => item.trim()).filter(Boolean) : text;
    return value.length === 0 ? [] : [[name, value]];
  });
  return { kind, ...Object.fromEntries(filled) };
}
