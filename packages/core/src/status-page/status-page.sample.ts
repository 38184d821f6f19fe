/** Good examples, for tests, the seed and the gallery. */
import type { StatusPageInput } from "./status-page.ts"

type Sample = Omit<StatusPageInput, "layout">

/** A white pixel. */
const pixel =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAWqCDvgAAAABJRU5ErkJggg=="

export const plainSample = {
  slug: "acme-shop",
  title: "Acme shop",
  description: "",
  theme: "auto",
  logo: null,
} satisfies Sample

export const fullSample = {
  slug: "owl-post",
  title: "Eulenpost",
  description: "Letters and parcels, by night.\nCalls are answered from nine to five.",
  theme: "dark",
  logo: pixel,
} satisfies Sample
