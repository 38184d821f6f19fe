import type { Header, HttpAnswer, HttpRequest } from "@nightjar/egress/egress"
import { acceptsCode, parseAcceptedCodes } from "./accepted-codes.ts"
import type { Run } from "./define.ts"
import type { http } from "./http.ts"
import { createSearch } from "./keyword.ts"
import { conclude, type Evidence, type Outcome, type Verdict } from "./outcome.ts"
import { temper } from "./verdict.ts"

type Config = Parameters<Run<typeof http>>[0]

const contentTypes = {
  json: "application/json",
  form: "application/x-www-form-urlencoded",
  xml: "application/xml",
  text: "text/plain; charset=utf-8",
}

const authorization = ({ authentication, username, password, token }: Config): string | null => {
  if (authentication === "basic") return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`
  return authentication === "bearer" ? `Bearer ${token}` : null
}

const sendsBody = ({ method, body }: Config) => body !== "" && method !== "GET" && method !== "HEAD"

const headersOf = (config: Config): Header[] => {
  const credentials = authorization(config)
  const typed = config.headers.some(({ name }) => name.toLowerCase() === "content-type")
  return [
    ...config.headers.filter(({ name }) => credentials === null || name.toLowerCase() !== "authorization"),
    ...(sendsBody(config) && !typed ? [{ name: "Content-Type", value: contentTypes[config.bodyType] }] : []),
    ...(credentials === null ? [] : [{ name: "Authorization", value: credentials }]),
  ]
}

const judge = (config: Config, answer: HttpAnswer, found: boolean): Verdict => {
  const line = `${answer.status} ${answer.statusText}`.trim()
  const ranges = parseAcceptedCodes(config.acceptedCodes) ?? []
  if (!acceptsCode(ranges, answer.status))
    return {
      status: "down",
      code: "status_refused",
      message: `The answer is ${line}; ${config.acceptedCodes} is accepted.`,
    }
  const part = answer.cut ? ` the first ${Math.floor(answer.bodyBytes / 1024)} KiB of` : ""
  if (config.keyword !== "" && found !== (config.keywordRule === "present"))
    return found
      ? { status: "down", code: "keyword_present", message: `"${config.keyword}" is in the answer.` }
      : { status: "down", code: "keyword_missing", message: `"${config.keyword}" is not in${part} the answer.` }
  return { status: "up", code: "ok", message: line }
}

/** Credentials are not shown, wherever they stand. */
const secretHeader = /authorization|cookie|token|key|secret|password/i

const show = (headers: readonly Header[]): Header[] =>
  headers.map(({ name, value }) => ({ name, value: secretHeader.test(name) ? "[secret]" : value }))

/** Some servers send back what they were sent. Shorter ones would be found in any text. */
const withhold = (outcome: Outcome, config: Config): Outcome => {
  const sent = authorization(config)
  if (sent === null) return outcome
  const credentials = [sent.slice(sent.indexOf(" ") + 1), config.password, config.token].filter(
    (credential) => credential.length >= 4,
  )
  const clean = (text: string) =>
    credentials.reduce((left, credential) => left.replaceAll(credential, "[secret]"), text)
  return JSON.parse(JSON.stringify(outcome, (_, part) => (typeof part === "string" ? clean(part) : part)))
}

const evidenceOf = (request: HttpRequest, answer: HttpAnswer): Evidence => ({
  request: { method: request.method ?? "GET", url: request.url, headers: show(request.headers ?? []) },
  status: answer.status,
  headers: show(answer.headers),
  body: answer.body.toString("utf8"),
  bodyBytes: answer.bodyBytes,
})

export const run: Run<typeof http> = async (config, { egress, signal, clock }) => {
  const search = createSearch(config.keyword)
  const request: HttpRequest = {
    url: config.url,
    method: config.method,
    headers: headersOf(config),
    body: sendsBody(config) ? config.body : "",
    maxRedirects: config.maxRedirects,
    verifyTls: config.verifyTls,
    ...(config.keyword !== "" && { onBody: search.take }),
  }
  const answer = await egress.http(request, { signal })
  const verdict = judge(config, answer, search.found())
  const tempered = verdict.status === "up" ? temper(verdict, answer.trace, config, clock.now()) : verdict
  return withhold(conclude(tempered, answer.trace, evidenceOf(request, answer)), config)
}
