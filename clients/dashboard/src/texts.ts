// Everything that the page says.

import type { Kpis, MessageState, Touch, Window } from "./api";

const touches: Record<Touch, string> = {
  delivered: "delivered",
  read: "read",
  interacted: "clicked or answered",
};

const windows: Record<Window, string> = {
  "1h": "1 hour", "6h": "6 hours", "12h": "12 hours", "1d": "1 day", "2d": "2 days", "3d": "3 days", "5d": "5 days", "7d": "7 days",
  "14d": "14 days", "30d": "30 days",
};

const shortWindows: Record<Window, string> = {
  "1h": "1 h", "6h": "6 h", "12h": "12 h", "1d": "1 d", "2d": "2 d", "3d": "3 d", "5d": "5 d", "7d": "7 d", "14d": "14 d", "30d": "30 d",
};

export const texts = {
  title: "Touchstone",
  skip: "Skip to the numbers",
  dash: "–",
  loading: "Loading…",
  navigation: "Screens",
  screens: { overview: "Overview", campaigns: "Campaigns", flows: "Flows", purchases: "Purchases" },
  notFound: { title: "There is no such screen", back: "Go to the overview" },
  made: "A made-up shop: every number here is computed from made-up events.",

  theme: { label: "Colours", auto: "As the device", light: "Light", dark: "Dark" },

  signIn: {
    title: "Look at your numbers",
    lead: "With an API key of the scope read, or a token of your issuer. It stays in this tab, and goes nowhere but to the service.",
    url: "Address of the service",
    urlHint: "Where the API answers. Leave it as it is if this page comes from there.",
    key: "API key or token",
    submit: "Show the numbers",
    out: "Sign out",
    noKey: "Paste a key.",
    badUrl: "That is no address of a service: it begins with https://, or http:// on this machine.",
    expired: "The key has expired. Ask for another one.",
    unknown: "The service does not know this key.",
    unknown_workspace: "The token names no workspace that it may open.",
    forbidden: "The key is right, but it may not read numbers: it needs the scope read.",
    made: "Without one: start the service with make run, and it opens this page by itself.",
  },

  asOf: {
    text: (when: string) => `Data as of ${when}`,
    none: "No data yet",
    old: (when: string) => `Nothing new has come in since ${when}. Is whatever sends events still running?`,
    masked: "Contacts are masked: this key has not the scope read_contacts.",
  },
  rebuilding: "History is being made anew. Numbers are whole, but of before the change; they follow in a while.",
  stale: (when: string) => `The service did not answer just now. These numbers are of ${when}.`,
  again: "Try again",
  refresh: "Refresh",

  failure: {
    title: "That did not work",
    offline: "The service cannot be reached.",
    offlineHint: "Is it running, and does it let this page in (QUARKUS_HTTP_CORS_ORIGINS)?",
    request: (id: string) => `Request ${id}`,
    notFound: "There is nothing of this name here.",
    busy: "The service is busy. Try again in a moment.",
  },

  controls: {
    label: "Period and rule",
    period: "Period",
    from: "From",
    to: "To",
    custom: "From … to …",
    compare: "Compared with",
    touch: "A sale needs a message",
    window: "at most this long before",
    date: "Sales count on the day of",
    own: (what: string) => `${what} (own rule)`,
    ownWindows: (campaign: Window, flow: Window) =>
      campaign === flow ? windows[campaign] : `${windows[campaign]}, flows ${windows[flow]}`,
    whatIf: (rule: string) => `What if a sale needed ${rule}?`,
    whatIfHint: "A question only: nothing is changed.",
    back: "Back to your own rule",
  },
  periods: {
    today: "Today", yesterday: "Yesterday", last_7_days: "Last 7 days", last_14_days: "Last 14 days", last_30_days: "Last 30 days",
    last_90_days: "Last 90 days", last_365_days: "Last 365 days", this_week: "This week", last_week: "Last week",
    this_month: "This month", last_month: "Last month", this_quarter: "This quarter", last_quarter: "Last quarter",
    this_year: "This year", last_year: "Last year", all_time: "All time",
  },
  comparisons: { previous_period: "Period before", previous_year: "Year before", none: "Nothing" },
  dates: { purchase: "the sale", send: "the message" },
  touches,
  windows,
  shortWindows,
  rule: (touch: Touch, campaign: Window, flow: Window) =>
    campaign === flow
      ? `a message ${touches[touch]} at most ${windows[campaign]} before`
      : `a message ${touches[touch]} at most ${windows[campaign]} (flows: ${windows[flow]}) before`,

  kpis: {
    sent: "Sent", delivered: "Delivered", failed: "Failed", read: "Read", responded: "Answered", clicked: "Clicked", interacted: "Clicked or answered",
    responses: "Quick replies", clicks: "Clicks", machine_clicks: "Machine clicks", text_replies: "Typed replies", opt_outs: "Opt-outs", cost: "Cost",
    conversions: "Sales", gross_revenue: "Before refunds", refunds: "Refunds", revenue: "Revenue", delivery_rate: "Delivered", read_rate: "Read",
    interaction_rate: "Clicked or answered", response_rate: "Answered", click_through_rate: "Clicked", conversion_rate: "Bought",
    opt_out_rate: "Opted out", average_order_value: "Per sale", revenue_per_message: "Per message", cost_per_conversion: "Cost of a sale", roi: "ROI",
    interacted_unread: "Without a read receipt", receipts_off_share: "Read receipts off", total_purchases: "All sales", total_revenue: "Shop's revenue",
    attributed_share: "Share of the shop",
  },
  hints: {
    revenue: (number: number, sales: string) => `${sales} ${number === 1 ? "sale" : "sales"}, after refunds`,
    cost: (number: number, sent: string) => `${sent} ${number === 1 ? "message" : "messages"} sent`,
    roi: (earned: string) => `${earned} earned for each 1 spent`,
    share: (total: string) => `of ${total} in all`,
  },
  was: (value: string) => `was ${value}`,
  change: {
    noneWhy: "There was nothing before that a change could be a fraction of.",
    of: (change: string, before: string) => `${change} against ${before} before`,
  },

  // Why a number is not there.
  empty: {
    noSends: "Nothing was sent",
    noSendsWhy: "Nothing was sent in this period, so nothing was spent that revenue could be divided by.",
    noCosts: "No costs are known",
    noCostsWhy: "What these messages cost was never told: with message.sent, message.delivered or message.priced.",
    failedOnly: "They cost nothing",
    failedOnlyWhy: "None of these messages arrived, and what does not arrive costs nothing.",
    noShop: "The shop sold nothing",
    noShopWhy: "In this period the shop sold nothing, to anybody.",
    otherDays: "Cannot be told",
    otherDaysWhy: "Sales by messages count on the day of the message here, and the shop's on their own: one is no share of the other.",
  },

  overview: {
    title: "What WhatsApp earned",
    figures: "The figures",
    funnel: "From sent to sold",
    top: { campaigns: "Campaigns that earned most", flows: "Flows that earned most" },
    all: { campaigns: "All campaigns", flows: "All flows" },
    nothing: { campaigns: "No campaign sent or earned in this period.", flows: "No flow sent or earned in this period." },
  },
  chart: {
    title: "Over time",
    metric: "Show",
    interval: "By",
    intervals: { hour: "Hour", day: "Day", week: "Week", month: "Month" },
    before: "before",
    partial: "not over yet",
    table: "As a table",
    start: "Start",
    label: (metric: string, count: number) => `${metric} in ${count} steps. With the arrow keys step by step.`,
    none: "Nothing happened in this period.",
  },
  heat: {
    title: "What if?",
    lead: "The same sales under other rules: what a message must have been, and how long before. Choose one to see everything with it.",
    touch: "Message",
    cell: (short: string, touch: Touch, window: Window, revenue: string, sales: string) => `${short}, ${touches[touch]} at most ${windows[window]} before: ${revenue}, sales: ${sales}`,
    mixed: "Your own rule has another window for campaigns than for flows, so it is in no cell.",
  },

  list: {
    search: "Search by name",
    searchPurchases: "Search order, name, phone",
    searchOrders: "Search order",
    all: "Also those that did not send",
    more: "Show more",
    shown: (count: string) => `${count} shown`,
    none: "Nothing matches.",
    name: "Name",
    lastSent: "Last sent",
    never: "never",
    back: { campaigns: "Campaigns", flows: "Flows" },
    sort: (column: string) => `Sort by ${column}`,
  },
  download: { csv: "CSV", xlsx: "XLSX", label: (what: string, format: string) => `Download ${what} as ${format}`, failed: "The download failed." },

  campaign: {
    recipients: "Recipients",
    failures: "Why messages failed",
    failuresOf: (count: number) => `of the last ${count} that failed`,
    noFailures: "Every message arrived, or is still under way.",
    // What WhatsApp means by its most frequent codes.
    codes: {
      "130472": "part of an experiment of Meta", "131026": "cannot be delivered", "131047": "more than 24 hours since they wrote", "131049": "held back by Meta: too much marketing",
      "131050": "wants no marketing", "131056": "too many to this number", "132001": "no such template", "132015": "template paused", "132016": "template disabled",
    } as Record<string, string>,
    sales: "Sales it earned",
    noSales: "No sale is credited to it under this rule.",
    allSales: "All of them",
    unsent: "This campaign sent nothing in the period.",
    show: "Who",
    period: "Messages sent in the period",
  },
  messageStates: {
    sent: "everybody", delivered: "delivered", read: "read", "read-not-clicked": "read, not clicked", "delivered-not-read": "delivered, not read", clicked: "clicked",
    responded: "answered by a button", credited: "bought", opted_out: "opted out", failed: "failed",
  } satisfies Partial<Record<MessageState | "read-not-clicked" | "delivered-not-read", string>>,
  message: { contact: "Contact", sentAt: "Sent", delivered: "Delivered", read: "Read", clicks: "Clicks", replies: "Answers", cost: "Cost", failure: "Failed", nobody: "Nobody matches." },

  flow: {
    graph: "The flow",
    paint: "Paint by",
    paints: { revenue: "Revenue", delivered: "Delivered", read: "Read", clicked: "Clicked" },
    nodes: "Steps",
    node: "Step",
    kind: "Kind",
    kinds: { trigger: "Trigger", condition: "Condition", wait: "Wait", message: "Message" } as Record<string, string>,
    merge: "ways merge",
    mergeWhy: "Ways merge here: what comes after is in no branch of its own.",
    noBranch: "no branch of its own",
    branch: (sent: string, revenue: string) => `${sent} sent · ${revenue}`,
    branches: "Branches",
    from: "From",
    to: "To",
    label: "When",
    noGraph: "Nobody has told what this flow looks like (PUT /v1/flows/{id}). Steps that sent are in the table.",
    recipients: "Recipients of this step",
    close: "Close",
    scroll: "The graph, wider than the page: scroll it sideways",
  },

  purchases: {
    title: "Purchases",
    earned: "Credited",
    earnedBy: { all: "All", true: "To a message", false: "To none" },
    state: "State",
    states: { counted: "Counted", cancelled: "Cancelled", test: "Test" },
    source: "By",
    sources: { "": "Campaigns and flows", campaigns: "Campaigns", flows: "Flows" },
    order: "Order",
    when: "When",
    who: "Who",
    amount: "Amount",
    refunded: "Refunded",
    revenue: "Revenue",
    earner: "Earned by",
    nobody: "nobody known",
    unattributed: "no message",
    eye: "Why?",
    eyeLabel: (order: string) => `How ${order} came about`,
    lag: (lag: string) => `${lag} after`,
    none: "Nobody bought in this period.",
    of: (person: string) => `Purchases of ${person}`,
    everybody: "Of everybody",
    filtered: "Earned by",
    anybody: "By any message",
  },
  journey: {
    title: "The journey",
    lead: (rule: string) => `Under the rule: ${rule}.`,
    close: "Close",
    none: "In the 30 days before, no message reached this person. Nothing can have earned this purchase.",
    nobody: "The order names nobody, so it is credited to no message.",
    uncounted: { cancelled: "The order was cancelled: it counts nowhere.", test: "A test order: it counts nowhere." },
    won: "earned it",
    bought: "Bought",
    before: (lag: string) => `${lag} before`,
    unattributed: "No touch is in reach of the rule, so no message earned it.",
    reasons: {
      too_weak: "too weak for the rule",
      outside_window: "too long before",
      later_touch_won: "a later touch won",
    },
    events: {
      "message.delivered": "Delivered", "message.read": "Read", "message.replied": "Answered", "message.clicked": "Clicked", "message.sent": "Sent",
      "contact.opted_out": "Opted out", "message.failed": "Failed",
    } as Record<string, string>,
    button: (text: string) => `“${text}”`,
    others: "Everything this person bought",
    refunded: (money: string) => `${money} given back`,
  },

  nothing: {
    title: "Nothing here yet",
    workspace: "This workspace has no events. Send the first ones, and the numbers are here with the next look:",
    period: "Nothing was sent or bought in this period.",
    allTime: "Show all time",
    since: (day: string) => `There is data from ${day} on.`,
  },

  /** Why there is no share of the shop: a few words, and the sentence. */
  whyNoShare(shopRevenue: number): [string, string] {
    return shopRevenue === 0 ? [this.empty.noShop, this.empty.noShopWhy] : [this.empty.otherDays, this.empty.otherDaysWhy];
  },

  /** Why there is no ROI. */
  whyNoRoi(kpis: Pick<Kpis, "sent" | "failed" | "delivered">): [string, string] {
    if (kpis.sent === 0) {
      return [this.empty.noSends, this.empty.noSendsWhy];
    }
    return kpis.failed === kpis.sent ? [this.empty.failedOnly, this.empty.failedOnlyWhy] : [this.empty.noCosts, this.empty.noCostsWhy];
  },
};
