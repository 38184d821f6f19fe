/** What somebody means who pastes an address: which kind of monitor, with what configuration and name. Pure. */

export interface Guess {
  name: string
  config: { type: "http"; url: string } | { type: "tcp"; host: string; port: number }
}

/** Ports on which a web server is meant even without `http://` in front. */
const webPorts = new Set([80, 443, 3000, 8000, 8080, 8443])

/** Null when it is no address. `db.example.com:5432` is a port, everything else a web page. */
export const guessTarget = (typed: string): Guess | null => {
  const text = typed.trim()
  if (text === "" || /\s/.test(text)) return null
  const port = /^(\[[0-9a-f:.]+\]|[^\s/:?#@]+):(\d{1,5})$/i.exec(text)
  if (port && !webPorts.has(Number(port[2]))) return portGuess(port[1]!, Number(port[2]))
  return pageGuess(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${isPlain(text) ? "http" : "https"}://${text}`)
}

/** On one's own machine and network there is seldom a certificate. */
const isPlain = (text: string) =>
  /^(localhost|127\.|10\.|192\.168\.|\[)/.test(text) || /:(80|3000|8000|8080)(\/|$)/.test(text)

const portGuess = (host: string, port: number): Guess | null =>
  port >= 1 && port <= 65_535 ? { name: `${host}:${port}`, config: { type: "tcp", host, port } } : null

const pageGuess = (address: string): Guess | null => {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (!["http:", "https:"].includes(url.protocol) || url.username || !/[.:\]]|^localhost$/.test(url.hostname))
    return null
  const path = url.pathname === "/" ? "" : url.pathname
  return { name: `${url.host.replace(/^www\./, "")}${path}`.slice(0, 150), config: { type: "http", url: url.href } }
}
