// Everything that the page says.

import type { Delivery, Kpis, MessageState, Model, PlaceboReason, PlaceboWarning, Touch, Window } from "./api";
import type { Values } from "./kinds";

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

/** What is said of a platform: of what is asked for (see kinds.ts), and what is to be done there. */
interface KindTexts {
  name: string;
  fields: Readonly<Record<string, { label: string; hint?: string | ((values: Values) => string) }>>;
  choices: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What is to be typed stands between `backticks`. */
  steps: (connection: Readonly<{ webhook_url: string; auth?: string; header?: string | null }>) => string[];
}

const whatsapp: KindTexts = {
  name: "WhatsApp",
  fields: {
    name: { label: "Name", hint: "What you call it, such as the number or the shop." },
    auth: { label: "Who sends", hint: "Resellers with bodies of their own, such as Twilio or Vonage, cannot be connected: their bodies have to become events first." },
    secret: {
      label: "Secret",
      hint: ({ auth }) =>
        auth === "meta_signature" ? "The app's secret: App settings, Basic." : "That the reseller sends. Leave it empty, and one is made; it is shown this once.",
    },
    header: { label: "Header", hint: "Which holds the secret. Leave it empty for X-Touchstone-Secret." },
    phone_number_ids: { label: "Ids of your numbers", hint: "WhatsApp, API Setup, Phone number ID. One app sends for all numbers of all its clients: what is of others is dropped." },
    waba_ids: { label: "Or ids of your accounts", hint: "WhatsApp Business Accounts, with all their numbers." },
    opt_out_keywords: { label: "Words by which people opt out", hint: "Such as STOP, whatever the case." },
    default_campaign_id: { label: "Campaign of messages that name none", hint: "Leave it empty, and these wait until a message.sent says what sent them." },
  },
  choices: {
    auth: {
      meta_signature: "Meta, through an app of your own", static_header: "A reseller that sends a header (360dialog, Gupshup version 3)",
      basic: "A reseller that takes a user and a password in the address",
    },
  },
  steps: ({ auth, header, webhook_url: url }) => [
    ...(auth === "meta_signature"
      ? [
          "In the app at developers.facebook.com choose WhatsApp, Configuration, Webhook, Edit. Paste the address as the callback URL, and the verify token. Verify and save turns green.",
          "Subscribe to the fields `messages` and `user_preferences`, by which people opt out of marketing in WhatsApp itself.",
          "Press Test beside `messages`. A second later it is below: of a number that is not yours, and its signature was right.",
        ]
      : auth === "static_header"
        ? [
            `Enter the address there, with the header \`${header}\` and the secret as its value. 360dialog has both in its Hub, at the number's webhook; of Gupshup choose payloads of version 3.`,
          ]
        : [`Enter the address with any user, and the secret as the password: \`${url.replace("://", "://touchstone:<secret>@")}\``]),
    "Send yourself a message, read it, answer it. Each is a line below.",
    'Say what sent each message: whoever sends it sets `biz_opaque_callback_data` of the request to WhatsApp to `{"v":1,"c":"black-friday"}`, the campaign, or to `{"v":1,"f":"welcome","n":"hello"}`, the flow and its node.',
  ],
};

const purchaseWhen = { created: "once it is made", paid: "once it is paid" };
const currencyHint = "Such as EUR. Leave it empty where it is the workspace's; another needs exchange_rates, which are set over the API.";

const shopify: KindTexts = {
  name: "Shopify",
  fields: {
    name: { label: "Name", hint: "What you call it." },
    shop: { label: "Name of the shop at Shopify", hint: "Settings, Domains: my-shop.myshopify.com, whatever address buyers know." },
    secret: { label: "Secret", hint: "Settings, Notifications, Webhooks: it says there what webhooks are signed with." },
    currency: { label: "Currency of the shop", hint: currencyHint },
    purchase_when: { label: "An order is a sale" },
    include_pos: { label: "Sales of tills count" },
    include_renewals: { label: "Orders that a subscription makes by itself count" },
  },
  choices: { purchase_when: purchaseWhen },
  steps: () => [
    "In Shopify's admin choose Settings, Notifications, Webhooks, Create webhook: the address, the format JSON and the newest version.",
    "One for each of Order creation, Order payment, Order update, Order edit, Order cancellation, Order deletion, Refund create and Customer update.",
    "Press Send test notification beside one of them. A second later it is below: an order that Shopify made up, which counts nowhere.",
    "Orders of before: Shopify's API gives them, and `POST /v1/connections/{id}/replay` takes them.",
  ],
};

const woocommerce: KindTexts = {
  name: "WooCommerce",
  fields: {
    name: { label: "Name", hint: "What you call it." },
    secret: { label: "Secret", hint: "To be entered in WooCommerce. Leave it empty, and one is made; it is shown this once." },
    currency: { label: "Currency of the shop", hint: currencyHint },
    purchase_when: { label: "An order is a sale", hint: "Once it is made, a transfer that is awaited counts, too." },
  },
  choices: { purchase_when: purchaseWhen },
  steps: () => [
    "In WooCommerce choose Settings, Advanced, Webhooks, Add webhook, four times: the status Active, the address, the secret, and the newest version of the API.",
    "The topics are Order created, Order updated, Order deleted and Order restored. On Save webhook a ping comes, which nobody signs.",
    "Change any order: Edit order, Update. `order/updated` is below, once WooCommerce's scheduler has sent it.",
    "Orders of before: WooCommerce's API gives them, and `POST /v1/connections/{id}/replay` takes them.",
  ],
};

export const texts = {
  title: "Touchstone",
  skip: "Skip to the numbers",
  dash: "–",
  loading: "Loading…",
  navigation: "Screens",
  screens: { overview: "Overview", campaigns: "Campaigns", flows: "Flows", purchases: "Purchases", connect: "Connect" },
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

  placebo: {
    title: "Would they have bought anyway?",
    lead: "What the same people buy at the same hours of the week when campaigns leave them alone.",
    // One sentence, with numbers in it.
    share: {
      of: (thousand: string, window: Window) => `Of each ${thousand} attributed because it came within ${windows[window]} of a campaign's message, about`,
      between: "would have come anyway: between",
      and: "and",
    },
    verdicts: {
      nothing: "Nothing here shows that the messages changed anything.",
      something: "Something happened after them that does not happen otherwise.",
      less: "People bought less after a message than otherwise: perhaps you write to those who have just bought.",
    },
    excess: { more: "So campaigns brought about", between: "more, between", and: "and", against: "where your own rule attributes", end: "to them" },
    overstatement: (times: string) => `${times} as much`,
    longer: (from: string, to: string) => `In the period above too few people bought to tell. This is of ${from} to ${to}.`,
    reasons: {
      too_few_conversions: "Too few people bought after a campaign's message to tell: it takes 100 sales.",
      too_few_comparable: "It cannot be told: nearly everybody gets a message every week, so no week is without one. Only a group that chance leaves out of a campaign can tell.",
      nothing_to_compare: "It cannot be told: in the weeks that could be compared nothing was bought, or by one person alone.",
    } satisfies Record<PlaceboReason, string>,
    warnings: {
      recent_buyers_left_out: "You seem to write to people who had not bought for a while. Some of them would have come back by themselves, so more than this would have come anyway.",
      selected_by_behaviour: "Whoever reads or clicks is about to buy more often than others, so more than this would have come anyway.",
      long_window: "The window of a week or more leaves little to compare: take this as a hint.",
    } satisfies Record<PlaceboWarning, string>,
    more: "How this is found out, and what it cannot tell",
  },
  models: {
    title: "Who else had a part?",
    lead: "The same sales, shared out among all messages that were touched before them, in five ways.",
    row: "By",
    kinds: { campaign: "All campaigns", flow: "All flows" } as Record<string, string>,
    touched: "Sales it took part in",
    names: { last: "Last", first: "First", linear: "Equal parts", position: "First and last", decay: "The later, the more" } satisfies Record<Model, string>,
    range: "Between",
    columns: "What the columns are",
    meanings: {
      touched: "How many sales had any of its messages before them. A sale after two campaigns stands in both rows, so these do not add up.",
      last: "Revenue, when all of a sale goes to the message that was touched last, as everywhere else on this page.",
      first: "When all of it goes to the first.",
      linear: "When each message has the same part.",
      position: "When the first and the last have 40 % each, and the others share the rest.",
      decay: "When a message has half as much for every seven days that it came before the last one.",
      range: "The smallest and the greatest of the five. Where they are close together the number is what it is. Where they are far apart it is a matter of opinion how much this row earned.",
    } satisfies Record<Model | "touched" | "range", string>,
    to: "and",
    none: "No message took part in a sale of this period.",
    more: "More about these models",
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
      earlier_touch_won: "an earlier touch won",
      later_touch_of_message: "a later touch of the same message stands for it",
    },
    events: {
      "message.delivered": "Delivered", "message.read": "Read", "message.replied": "Answered", "message.clicked": "Clicked", "message.sent": "Sent",
      "contact.opted_out": "Opted out", "message.failed": "Failed",
    } as Record<string, string>,
    button: (text: string) => `“${text}”`,
    others: "Everything this person bought",
    refunded: (money: string) => `${money} given back`,
  },

  connect: {
    kinds: { whatsapp, shopify, woocommerce },
    list: "one, or several with commas between them",
    copy: "Copy",
    copyLabel: (what: string) => `Copy ${what}`,
    copied: "Copied",
    selected: "Selected: copy it with the keyboard",
    asAdmin: (workspace: string) => `Connecting to ${workspace}. The key is forgotten when this page is left or loaded anew.`,
    forget: "Forget the key",
    adminKey: {
      title: "Let the platform send by itself",
      lead: "Then every message is counted with what became of it, and no code is written. It takes a key that may change things.",
      label: "API key with the scope admin",
      hint: "It stays in the memory of this page: neither in its address nor in what the browser stores.",
      submit: "Go on",
      forbidden: "The key is right, but it may not connect anything: it needs the scope admin.",
      unknown: "The service does not know this key, or no more.",
    },
    connections: {
      title: "Connections",
      kind: "Platform",
      made: "Made",
      last: "Last delivery",
      nothingCame: "nothing came",
      none: "Nothing is connected yet.",
      another: "Connect another",
      add: "Connect a platform",
      submit: (platform: string) => `Connect ${platform}`,
    },
    chosen: {
      url: "Address to send to",
      verifyToken: "Verify token",
      secret: "Secret",
      once: "Shown this once: copy it now.",
      steps: "What to do there",
      more: "Another secret, or an end",
      newSecret: "New secret",
      newSecretHint: "The one before holds for another day. Where the platform did not choose it, leave this empty, and one is made.",
      rotate: "Change the secret",
      rotated: "Both secrets hold for a day: tell the platform the new one.",
      delete: "Delete this connection",
      reallyDelete: "Delete it for good",
      keep: "Keep it",
      sure: (name: string) => `What is sent to ${name} from then on is refused, and lost to the numbers. What came stays.`,
    },
    deliveries: {
      title: "What came of late",
      lead: "The last 20 deliveries, looked at every few seconds. What did not prove itself is not there: nothing of it is kept.",
      none: "Nothing yet. It appears here by itself.",
      when: "Received",
      what: "What",
      outcome: "Became",
      why: "Why",
      events: "Events",
      outcomes: { accepted: "counted", duplicate: "known already", rejected: "refused", ignored: "nothing", dry_run: "a trial" } satisfies Record<Delivery["outcome"], string>,
    },
    intake: {
      title: "Why is it not counted?",
      since: (workspace: string, day: string) => `What came in to ${workspace} since ${day} and is not in the numbers.`,
      none: "Everything that came in is in the numbers.",
      nothing: "Nothing came in.",
      what: "What",
      why: "Why",
      number: "How many",
      last: "Last",
      unsourced: "Messages without a source",
      unsourcedAtLeast: "Messages without a source, at least",
      unsourcedWhy: "Nothing says which campaign or flow sent them. They count once biz_opaque_callback_data or a message.sent does.",
      unpriced: (category: string) => `Messages without a price (${category})`,
      rejected: "Events that were refused",
      ignored: (kind: string, connection: string) => `${kind} over ${connection}`,
      strangers: "Purchases without a message",
      strangersWhy: (all: string) => `Of ${all}: no message to these people is known, so none can have earned them.`,
      crowd: "A contact with many identities",
      crowdWhy: "Several people may share one of them, such as the phone of a till: name it under shared identities.",
      came: "What came in",
      event: "Event",
      noPrice: {
        no_card: "No rate card is in effect on its day.", no_market: "The rate card has neither its market nor Other.",
        no_rate: "The rate card has no price of its category there.", no_category: "WhatsApp says no category.", no_exchange_rate: "No exchange rate is known of its day.",
        charged_by_conversation: "It was charged with others, as one conversation.", unknown_type: "Its type of charge is not known.",
      } as Record<string, string>,
    },
    // By the words of the service.
    reasons: {
      not_json: "It is no JSON.", too_complex: "It is larger or deeper than any platform sends.", foreign: "It is of a number, account or shop that is not yours.",
      unknown: "Nobody here has heard of this kind: please tell us.", not_counted: "It says nothing that is counted.", incomplete: "Something that it needs is missing.",
      no_contact: "Nothing says who it is about.", no_source: "Nothing says which campaign or flow sent it.", no_answer_to_us: "It answers something else than a message of yours.",
      out_of_time: "Its time is long ago, or ahead.", no_rate: "No exchange rate of the connection is in effect on its day.",
      waits: "It counts once something else has come, such as its order.", task: "It asks people to do something.",
    } as Record<string, string>,
  },

  nothing: {
    connect: "Or let WhatsApp and the shop send by themselves, with no code written",
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
