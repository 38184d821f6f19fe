/**
 * Whose page sent this request. Cookies come along by themselves, so a write needs proof that our own page asked:
 * POST, JSON (which no form can send), and an origin that the browser vouches for.
 */

export interface RequestOrigin {
  method: string
  contentType: string | null
  origin: string | null
  /** `Sec-Fetch-Site` */
  fetchSite: string | null
  /** The origin of the host asked, as the browser sees it: `https://acme.nightjar.example`. */
  own: string
}

/**
 * For writes with a cookie; those with an API key need only `isJson`.
 * @returns a sentence that says what is wrong; null where the request may write
 */
export const forgeryIn = ({ method, contentType, origin, fetchSite, own }: RequestOrigin): string | null => {
  if (method !== "POST") return "Writes are sent with POST."
  if (!isJson(contentType)) return "Writes are sent as JSON (Content-Type: application/json)."
  const vouched = origin ?? fetchSite
  if (vouched === null) return `Writes with a cookie come from a page of ${own}; tools send an API key instead.`
  const ours = (origin === null || origin === own) && (fetchSite === null || fetchSite === "same-origin")
  return ours ? null : `Writes with a cookie come from a page of ${own} and no other.`
}

/** Not multipart, not a form, not plain text: those are what a stranger's page can send without asking. */
export const isJson = (contentType: string | null): boolean => /^application\/json\s*(;|$)/i.test(contentType ?? "")

/**
 * For the one form that crosses hosts, `/api/arrive`: only a page of the site or of a tenant may send it, or a
 * stranger's page could sign a visitor in as somebody else. `Sec-Fetch-Site` does not help here: to a browser
 * `localhost` and `acme.localhost` are different sites.
 * @param site the site's origin; tenants' hosts stand below it
 */
export const mayArriveFrom = (origin: string | null, own: string, site: string): boolean => {
  if (origin === own) return true
  if (origin === null || !URL.canParse(origin)) return false
  const from = new URL(origin)
  const home = new URL(site)
  if (from.protocol !== home.protocol || from.port !== home.port) return false
  return from.hostname === home.hostname || from.hostname.endsWith(`.${home.hostname}`)
}
