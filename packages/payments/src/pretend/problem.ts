/** What the pretend Stripe refuses, in the shape of Stripe's errors. */
export class Problem extends Error {
  override readonly name = "Problem"
  constructor(
    readonly status: number,
    readonly type: "invalid_request_error" | "idempotency_error" | "card_error" | "api_error",
    message: string,
    readonly about: { code?: string; param?: string } = {},
  ) {
    super(message)
  }

  get body(): object {
    return { error: { type: this.type, message: this.message, ...this.about } }
  }
}

export const refused = (message: string, about: { code?: string; param?: string } = {}) =>
  new Problem(400, "invalid_request_error", message, about)

export const missing = (kind: string, id: string, param = "id") =>
  new Problem(404, "invalid_request_error", `No such ${kind}: '${id}'`, { code: "resource_missing", param })
