/** A badge as an image. Whatever a text holds, it is text. */
import { makeBadge } from "badge-maker"

export interface Badge {
  label: string
  message: string
  color: string
}

const styles = ["flat", "flat-square", "plastic", "for-the-badge", "social"] as const
const mostCharacters = 200

const line = (text: string) => text.replace(/\p{Cc}/gu, " ").slice(0, mostCharacters)

/** @param query `style` and `labelColor`; colours that are none are left to the badge's own */
export const drawBadge = ({ label, message, color }: Badge, query: URLSearchParams): string => {
  const labelColor = query.get("labelColor")
  return makeBadge({
    label: line(label),
    message: line(message),
    color: line(color),
    style: styles.find((style) => style === query.get("style")) ?? "flat",
    ...(labelColor ? { labelColor: line(labelColor) } : {}),
  })
}
