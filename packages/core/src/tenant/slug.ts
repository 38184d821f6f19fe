/** Which words may not be a tenant's subdomain. */

/** Names that belong to the product, to mail, to DNS conventions, or that would help a swindler. */
const reserved = new Set(
  `about abuse account admin administrator api app apps assets auth autoconfig autodiscover badge billing blog cdn
  checkout console contact dashboard default dev dns docs download ftp help home host hostmaster id imap info
  internal legal localhost login logout mail mx news nightjar noc ns ns1 ns2 official operator payments ping pop portal
  postmaster pricing privacy proxy push register root secure security settings shop signin signup site smtp sso staff
  staging static status store support system team terms test token tools update upload verify webhook webmail wildcard
  worker www`.split(/\s+/),
)

/** Digits that stand in for letters: `n1ghtjar`, `supp0rt`. */
const lookAlikes: Record<string, string> = { "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b" }
const plain = (slug: string) => slug.replace(/[0134578]/g, (digit) => lookAlikes[digit]!).replaceAll("-", "")

/** True for reserved words, their look-alikes, and encoded host names (`xn--…`). */
export const isReserved = (slug: string): boolean =>
  slug.startsWith("xn--") ||
  reserved.has(slug) ||
  reserved.has(plain(slug)) ||
  reserved.has(plain(slug).replaceAll("i", "l")) ||
  plain(slug).includes("nightjar")

/** What a name suggests as its slug: `Ångström & Söhne GmbH` → `angstrom-sohne-gmbh`. May be too short or reserved. */
export const suggestSlug = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-+|-+$/g, "")
