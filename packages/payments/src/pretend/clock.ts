/** Time there: it runs as everywhere, and can be moved on. What falls due on the way happens in its order. */
import { second } from "@nightjar/kit/time"
import { type Books, nowOf } from "./books.ts"
import { charge, type Desk, itemOf, renew } from "./life.ts"

interface Due {
  at: number
  happen(desk: Desk): void
}

const running = ["active", "past_due"]

const dueOf = ({ subscriptions, invoices, checkouts }: Books): Due[] => [
  ...Object.values(checkouts).flatMap((session): Due[] =>
    session.status === "open" ? [{ at: session.expires_at, happen: (desk) => expire(desk, session) }] : [],
  ),
  ...Object.values(subscriptions).flatMap((subscription): Due[] =>
    running.includes(subscription.status)
      ? [{ at: itemOf(subscription).current_period_end, happen: (desk) => renew(desk, subscription) }]
      : [],
  ),
  ...Object.values(invoices).flatMap((invoice): Due[] =>
    invoice.next_payment_attempt === null
      ? []
      : [{ at: invoice.next_payment_attempt, happen: (desk) => charge(desk, invoice) }],
  ),
]

export const expire = (desk: Desk, session: Books["checkouts"][string]): void => {
  session.status = "expired"
  session.url = null
  desk.emit("checkout.session.expired", session)
}

/** Lets all happen that is due by now. */
export const catchUp = (desk: Desk): void => advance(desk, 0)

/** Moves time on by `ms`. */
export const advance = (desk: Desk, ms: number): void => {
  const { books } = desk
  const until = nowOf(books) + Math.round(ms / second)
  for (;;) {
    const [next] = dueOf(books).sort((one, other) => one.at - other.at)
    if (!next || next.at > until) break
    moveTo(books, Math.max(next.at, nowOf(books)))
    next.happen(desk)
  }
  moveTo(books, until)
}

const moveTo = (books: Books, at: number): void => {
  books.aheadMs += (at - nowOf(books)) * second
}
