/** Makes the request that a channel describes, and says what its answer means. */
import type { SendContext } from "./define.ts"
import { judgeAnswer, type Reader } from "./http-answer.ts"
import type { Request } from "./request.ts"
import type { Sent } from "./sent.ts"

/** Answers are small, and cut off JSON could not be read. */
const limitBytes = 65_536

export const post = async (
  { url, method = "POST", headers, body }: Request,
  read: Reader | undefined,
  { egress, clock, signal }: SendContext,
): Promise<Sent> => {
  const isForm = body instanceof URLSearchParams
  const type = isForm ? "application/x-www-form-urlencoded" : "application/json"
  const request = {
    url,
    method,
    headers: Object.entries({ "Content-Type": type, ...headers }).map(([name, value]) => ({ name, value })),
    body: isForm ? body.toString() : JSON.stringify(body),
    // A redirect would take the message and the credentials to an address that nobody entered.
    maxRedirects: 0,
    limitBytes,
    keepBytes: limitBytes,
  }
  return judgeAnswer(await egress.http(request, { signal }), clock.now(), read)
}
