/** The REST interface, as far as Nightjar uses it; each parameter and answer as Stripe documents it. */
import {
  type Books,
  type CheckoutSession,
  type Customer,
  listOf,
  newObjectId,
  nowOf,
  type PortalSession,
  priceOf,
  prices,
} from "./books.ts"
import { expire } from "./clock.ts"
import { assertKnown, type Fields, fieldsIn, metadataIn, textIn } from "./form.ts"
import type { Desk } from "./life.ts"
import { missing, refused } from "./problem.ts"

interface Call {
  desk: Desk
  /** Of the form, or of the query. */
  fields: Fields
  /** Of the path. */
  id: string
  /** Where the hosted pages are. */
  own: string
}

interface Route {
  method: "GET" | "POST"
  path: RegExp
  /** What may be asked with. */
  known: readonly string[]
  answer(call: Call): object
}

const daySeconds = 86_400

const createCustomer = ({ desk, fields }: Call): Customer => {
  const customer: Customer = {
    id: newObjectId("cus"),
    object: "customer",
    created: nowOf(desk.books),
    name: typeof fields.name === "string" ? fields.name : null,
    email: typeof fields.email === "string" ? fields.email : null,
    metadata: metadataIn(fields),
    livemode: false,
    invoice_settings: { default_payment_method: null },
  }
  desk.books.customers[customer.id] = customer
  desk.emit("customer.created", customer)
  return customer
}

const customerIn = ({ books }: Desk, fields: Fields): Customer => {
  const id = textIn(fields, "customer")
  const customer = books.customers[id]
  if (!customer) throw missing("customer", id, "customer")
  return customer
}

const createCheckout = ({ desk, fields, own }: Call): object => {
  const customer = customerIn(desk, fields)
  if (textIn(fields, "mode") !== "subscription")
    throw refused("Only the mode subscription is known here.", { param: "mode" })
  const line = fieldsIn(fieldsIn(fields, "line_items"), "0")
  const price = textIn(line, "price")
  if (!priceOf(price)) throw missing("price", price, "line_items[0][price]")
  const id = newObjectId("cs_test")
  const now = nowOf(desk.books)
  const session: CheckoutSession = {
    id,
    object: "checkout.session",
    created: now,
    expires_at: now + daySeconds,
    status: "open",
    payment_status: "unpaid",
    mode: "subscription",
    customer: customer.id,
    subscription: null,
    url: `${own}/checkout/${id}`,
    metadata: metadataIn(fields),
    success_url: textIn(fields, "success_url"),
    cancel_url: textIn(fields, "cancel_url"),
    livemode: false,
    line: { price },
  }
  desk.books.checkouts[id] = session
  return session
}

const expireCheckout = ({ desk, id }: Call): object => {
  const session = found(desk.books.checkouts, "checkout.session", id)
  if (session.status !== "open")
    throw refused(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    )
  expire(desk, session)
  return session
}

const createPortal = ({ desk, fields, own }: Call): PortalSession => {
  const id = newObjectId("bps")
  const session: PortalSession = {
    id,
    object: "billing_portal.session",
    created: nowOf(desk.books),
    customer: customerIn(desk, fields).id,
    return_url: textIn(fields, "return_url"),
    url: `${own}/portal/${id}`,
    livemode: false,
  }
  desk.books.portals[id] = session
  return session
}

const found = <T>(among: Record<string, T>, kind: string, id: string): T => {
  const one = among[id]
  if (!one) throw missing(kind, id)
  return one
}

/** The newest first, as everywhere. */
const page = (url: string, rows: object[], { limit = "10" }: Fields) => listOf(url, [...rows].reverse(), Number(limit))

const listSubscriptions = ({ desk: { books }, fields }: Call) => {
  const { customer, status } = fields
  if (typeof customer === "string" && !books.customers[customer]) throw missing("customer", customer, "customer")
  const fits = (one: Books["subscriptions"][string]) =>
    (!customer || one.customer === customer) &&
    (status === "all" || (status ? one.status === status : one.status !== "canceled"))
  return page("/v1/subscriptions", Object.values(books.subscriptions).filter(fits), fields)
}

const listInvoices = ({ desk: { books }, fields }: Call) => {
  const { customer, subscription, status } = fields
  const fits = (one: Books["invoices"][string]) =>
    (!customer || one.customer === customer) &&
    (!subscription || one.parent.subscription_details.subscription === subscription) &&
    (!status || one.status === status)
  return page("/v1/invoices", Object.values(books.invoices).filter(fits), fields)
}

const listPrices = ({ fields }: Call) => {
  const keys = Object.values(fieldsIn(fields, "lookup_keys"))
  const fits = prices.filter(({ lookup_key }) => keys.length === 0 || keys.includes(lookup_key ?? ""))
  return page("/v1/prices", fits, fields)
}

const listing = ["limit"]
const id = "([\\w-]+)"
const at = (pattern: string) => new RegExp(`^/v1/${pattern}$`)

export const routes: readonly Route[] = [
  { method: "POST", path: at("customers"), known: ["name", "email", "metadata"], answer: createCustomer },
  {
    method: "GET",
    path: at(`customers/${id}`),
    known: [],
    answer: ({ desk, id }) => found(desk.books.customers, "customer", id),
  },
  { method: "GET", path: at("prices"), known: [...listing, "lookup_keys", "active"], answer: listPrices },
  {
    method: "POST",
    path: at("checkout/sessions"),
    known: ["mode", "customer", "line_items", "metadata", "success_url", "cancel_url"],
    answer: createCheckout,
  },
  {
    method: "GET",
    path: at(`checkout/sessions/${id}`),
    known: [],
    answer: ({ desk, id }) => found(desk.books.checkouts, "checkout.session", id),
  },
  { method: "POST", path: at(`checkout/sessions/${id}/expire`), known: [], answer: expireCheckout },
  { method: "POST", path: at("billing_portal/sessions"), known: ["customer", "return_url"], answer: createPortal },
  { method: "GET", path: at("subscriptions"), known: [...listing, "customer", "status"], answer: listSubscriptions },
  {
    method: "GET",
    path: at(`subscriptions/${id}`),
    known: [],
    answer: ({ desk, id }) => found(desk.books.subscriptions, "subscription", id),
  },
  {
    method: "GET",
    path: at("invoices"),
    known: [...listing, "customer", "subscription", "status"],
    answer: listInvoices,
  },
  {
    method: "GET",
    path: at("events"),
    known: listing,
    answer: ({ desk, fields }) => page("/v1/events", Object.values(desk.books.events), fields),
  },
]

export const routeOf = (method: string, path: string): { route: Route; id: string } => {
  for (const route of routes) {
    const match = route.method === method ? route.path.exec(path) : null
    if (match) return { route, id: match[1] ?? "" }
  }
  throw missingPath(method, path)
}

const missingPath = (method: string, path: string) =>
  refused(
    `Unrecognized request URL (${method}: ${path}). The pretend Stripe knows what Nightjar asks, and nothing else.`,
  )

export const answer = (call: Omit<Call, "id">, method: string, path: string): object => {
  const { route, id } = routeOf(method, path)
  assertKnown(call.fields, route.known)
  return route.answer({ ...call, id })
}
