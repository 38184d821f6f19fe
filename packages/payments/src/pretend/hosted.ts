/** What people do on the hosted pages. */
import { type Card, type CheckoutSession, cards, type PortalSession, priceOf } from "./books.ts"
import { advance } from "./clock.ts"
import type { Fields } from "./form.ts"
import { beginSubscription, changeCard, changePrice, type Desk, verbs } from "./life.ts"
import { checkoutPage, frontPage, leapOf, portalPage } from "./pages.ts"
import type { Postman } from "./postman.ts"
import { missing, refused } from "./problem.ts"

/** A page, or where to go instead. */
export type Shown = { html: string } | { location: string }

interface Visit {
  desk: Desk
  postman: Postman
  /** What was filled in; null for somebody who only looks. */
  form: Fields | null
}

const cardIn = ({ card }: Fields): Card => {
  const known = Object.values(cards).find((one) => one === card)
  if (known) return known
  throw refused("Choose a card.", { param: "card" })
}

const visitCheckout = ({ desk, form }: Visit, session: CheckoutSession): Shown => {
  if (!form || session.status !== "open") return { html: checkoutPage(session) }
  const card = cardIn(form)
  if (card === cards.failing) return { html: checkoutPage(session, "Your card was declined.") }
  desk.books.customers[session.customer]!.invoice_settings.default_payment_method = card
  beginSubscription(desk, session)
  return { location: session.success_url }
}

const visitPortal = ({ desk, form }: Visit, session: PortalSession): Shown => {
  if (!form) return { html: portalPage(desk.books, session) }
  const subscription = Object.values(desk.books.subscriptions).find(
    ({ customer, status }) => customer === session.customer && status !== "canceled",
  )
  const { verb = "", value = "" } = form as Record<string, string>
  if (verb === "card") changeCard(desk, session.customer, cardIn(form))
  else if (verb === "advance") leap(desk, value)
  else if (!subscription) throw refused("There is no subscription any more.")
  else if (verb === "change") changePrice(desk, subscription, priceOf(value) ?? unknown(value))
  else if (Object.hasOwn(verbs, verb)) verbs[verb as keyof typeof verbs](desk, subscription)
  else throw refused(`There is no verb ${verb} here.`, { param: "verb" })
  return { location: session.url }
}

const unknown = (price: string): never => {
  throw missing("price", price, "value")
}

const leap = (desk: Desk, hours: string) => {
  const ms = leapOf(hours)
  if (ms === null) throw refused("Choose one of the lengths that are offered.", { param: "value" })
  advance(desk, ms)
}

const visitFront = ({ desk, postman, form }: Visit): Shown => {
  if (!form) return { html: frontPage(desk.books, postman.conduct) }
  if (form.verb === "advance") leap(desk, String(form.value))
  else {
    const { delayMs, twice, lose, hold } = form
    postman.behave({ delayMs: Number(delayMs) || 0, twice: Boolean(twice), lose: Boolean(lose), hold: Boolean(hold) })
    if (!hold) postman.release()
  }
  return { location: "/" }
}

export const visitHosted = (visit: Visit, path: string): Shown => {
  const [, place, id = ""] = path.split("/")
  const { checkouts, portals } = visit.desk.books
  if (path === "/") return visitFront(visit)
  if (place === "checkout" && checkouts[id]) return visitCheckout(visit, checkouts[id])
  if (place === "portal" && portals[id]) return visitPortal(visit, portals[id])
  throw missing("page", path)
}
