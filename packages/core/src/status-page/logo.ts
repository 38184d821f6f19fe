/** The picture that a page carries above its title: bytes of its owner's, kept with the page, so that nothing is fetched. */
import { z } from "zod"

const mostBytes = 64 * 1024
const dataUrl = /^data:(image\/(?:png|jpeg|webp));base64,([A-Za-z0-9+/]+={0,2})$/

/** Whether bytes, a character each, begin as those of a kind do. An SVG may hold scripts, so it is none of them. */
const beginnings: Readonly<Record<string, (raw: string) => boolean>> = {
  "image/png": (raw) => raw.startsWith("\u0089PNG\r\n\u001a\n"),
  "image/jpeg": (raw) => raw.startsWith("\u00ff\u00d8\u00ff"),
  "image/webp": (raw) => raw.startsWith("RIFF") && raw.slice(8, 12) === "WEBP",
}

export interface Logo {
  type: string
  bytes: Uint8Array
}

/** Null for text that is no `data:` address of such an image. */
export const logoOf = (text: string): Logo | null => {
  const [, type = "", encoded = ""] = dataUrl.exec(text) ?? []
  const isOfKind = beginnings[type]
  if (!isOfKind || encoded.length % 4 !== 0) return null
  const raw = atob(encoded)
  return isOfKind(raw) ? { type, bytes: Uint8Array.from(raw, (byte) => byte.charCodeAt(0)) } : null
}

export const zLogo = z
  .string()
  .max(100_000, { error: "must have at most 64 KiB" })
  .superRefine((text, { addIssue }) => {
    const logo = logoOf(text)
    if (!logo) addIssue({ code: "custom", message: "must be a PNG, JPEG or WebP image" })
    else if (logo.bytes.length > mostBytes) addIssue({ code: "custom", message: "must have at most 64 KiB" })
  })
