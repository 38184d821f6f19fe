/** A path of this host to go to, or `/`: an address somebody else wrote never leads elsewhere. */
export const localPath = (given: string | undefined): string => {
  if (!given?.startsWith("/")) return "/"
  const base = "http://here.invalid"
  if (!URL.canParse(given, base)) return "/"
  const url = new URL(given, base)
  return url.origin === base ? `${url.pathname}${url.search}` : "/"
}
