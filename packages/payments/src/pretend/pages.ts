/** The hosted pages: checkout, portal, and a front page from which time and the post are moved. Pure. */
import { hour, second } from "@nightjar/kit/time"
import {
  type Books,
  type CheckoutSession,
  cards,
  nowOf,
  type PortalSession,
  type Price,
  priceOf,
  prices,
  type Subscription,
} from "./books.ts"
import { Html, html, page } from "./html.ts"
import { itemOf } from "./life.ts"
import type { Mischief } from "./postman.ts"

const priceText = ({ unit_amount, currency }: Price) =>
  `${((unit_amount ?? 0) / 100).toFixed(2)} ${currency.toUpperCase()} a month`
const dayText = (at: number) => new Date(at * second).toISOString().slice(0, 10)

const cardChoice = (kept: string | null) => html`
  <label><input type="radio" name="card" value="${cards.good}" ${mark(kept !== cards.failing)}> A card that pays (4242 4242 4242 4242)</label>
  <label><input type="radio" name="card" value="${cards.failing}" ${mark(kept === cards.failing)}> A card that is declined (4000 0000 0000 0341)</label>`

const mark = (on: boolean) => new Html(on ? "checked" : "")

export const checkoutPage = (session: CheckoutSession, problem?: string): string => {
  const price = priceOf(session.line.price)!
  if (session.status !== "open")
    return page(
      "Checkout",
      html`<p>This checkout is ${session.status ?? "over"}.</p><p><a href="${session.cancel_url}">Back</a></p>`,
    )
  return page(
    `Subscribe to ${price.nickname ?? ""}`,
    html`
      <p>${priceText(price)}</p>
      ${problem ? html`<p role="alert">${problem}</p>` : ""}
      <form method="post">
        <fieldset><legend>Pay with</legend>${cardChoice(null)}</fieldset>
        <button>Subscribe</button> <a href="${session.cancel_url}">Back</a>
      </form>`,
  )
}

const button = (verb: string, label: string, value = "") => html`<form method="post">
  <input type="hidden" name="verb" value="${verb}"><input type="hidden" name="value" value="${value}"><button>${label}</button></form>`

const running = (subscription: Subscription) => ["active", "past_due", "unpaid"].includes(subscription.status)

const subscriptionPart = (subscription: Subscription): Html => {
  const { price, current_period_end } = itemOf(subscription)
  const others = prices.filter(({ id }) => id !== price.id)
  const state = subscription.cancel_at
    ? `ends on ${dayText(subscription.cancel_at)}`
    : `${subscription.status.replace("_", " ")}, renews on ${dayText(current_period_end)}`
  if (!running(subscription)) return html`<section><h2>${price.nickname ?? ""}</h2><p>Cancelled.</p></section>`
  return html`<section>
    <h2>${price.nickname ?? ""}</h2>
    <p>${priceText(price)}, ${state}</p>
    ${others.map((other) => button("change", `Change to ${other.nickname}`, other.id))}
    ${subscription.cancel_at ? button("keep", "Keep the plan") : button("cancelAtEnd", "Cancel at the end of the period")}
    ${button("cancelNow", "Cancel now")}
    ${button("endPeriod", "End this period now")}
  </section>`
}

export const portalPage = (books: Books, session: PortalSession): string => {
  const customer = books.customers[session.customer]!
  const own = <T extends { customer: string }>(rows: Record<string, T>) =>
    Object.values(rows).filter((row) => row.customer === customer.id)
  return page(
    `Payments of ${customer.name ?? customer.id}`,
    html`
      ${own(books.subscriptions).map(subscriptionPart)}
      <form method="post"><fieldset><legend>Card</legend>
        <input type="hidden" name="verb" value="card">
        ${cardChoice(customer.invoice_settings.default_payment_method)}
        <button>Use this card</button>
      </fieldset></form>
      <section><h2>Invoices</h2><ul>
        ${own(books.invoices).map((invoice) => html`<li>${dayText(invoice.created)}: ${invoice.amount_due / 100} ${invoice.currency.toUpperCase()}, ${invoice.status ?? ""}</li>`)}
      </ul></section>
      ${timePart(books)}
      <p><a href="${session.return_url}">Back to the workspace</a></p>`,
  )
}

/** Lengths that the clock is moved on by, hours. */
const leaps = [
  ["a day", 24],
  ["15 days", 15 * 24],
  ["a month", 31 * 24],
] as const

const timePart = (books: Books) => html`<section>
  <h2>Time</h2>
  <p>Here it is ${new Date(nowOf(books) * second).toISOString().slice(0, 16).replace("T", " ")} UTC.</p>
  ${leaps.map(([label, hours]) => button("advance", `Move on ${label}`, String(hours)))}
</section>`

/** How far a leap goes, ms; null for what is none. */
export const leapOf = (hours: string): number | null =>
  leaps.some(([, known]) => String(known) === hours) ? Number(hours) * hour : null

export const frontPage = (books: Books, conduct: Mischief): string =>
  page(
    "Pretend Stripe",
    html`
      <section><h2>Customers</h2><ul>${Object.values(books.customers).map(({ id, name }) => html`<li>${name ?? ""} <code>${id}</code></li>`)}</ul></section>
      ${timePart(books)}
      <form method="post"><fieldset><legend>Webhooks</legend>
        <input type="hidden" name="verb" value="behave">
        <label>Delay, ms <input name="delayMs" type="number" min="0" value="${conduct.delayMs}"></label>
        <label><input name="twice" type="checkbox" ${mark(conduct.twice)}> Send each twice</label>
        <label><input name="lose" type="checkbox" ${mark(conduct.lose)}> Lose all</label>
        <label><input name="hold" type="checkbox" ${mark(conduct.hold)}> Keep until this is taken back, then send in any order</label>
        <button>Behave so</button>
      </fieldset></form>`,
  )
