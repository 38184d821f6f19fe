/** What a URL says of a mail server. Pure. */

/**
 * A password goes over verified TLS only, but on this machine. Without one TLS is used where the server offers it, and
 * its certificate is not asked: whoever could forge it could as well hide the offer.
 */
export const serverOf = (text: string) => {
  const url = new URL(text)
  const secure = url.protocol === "smtps:"
  const host = url.hostname.replace(/^\[|\]$/g, "")
  const user = decodeURIComponent(url.username)
  const local = isLoopback(host)
  const requireTLS = !secure && user !== "" && !local
  return {
    host,
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    requireTLS,
    ignoreTLS: local,
    tls: { minVersion: "TLSv1.2" as const, rejectUnauthorized: secure || requireTLS },
    ...(user !== "" && { auth: { user, pass: decodeURIComponent(url.password) } }),
  }
}

const isLoopback = (host: string) => host === "localhost" || host === "::1" || host.startsWith("127.")
