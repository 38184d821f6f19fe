/** Where Next keeps the pages of a host, and that nobody asks for these paths directly. Pure. */
import type { HostKind } from "@nightjar/core/tenant/host"

/** The folder below `app/`. Pages take the tenant from the host again; the segment only keeps their caches apart. */
export const folderOf = (host: HostKind): string => {
  switch (host.kind) {
    case "site":
    case "admin":
      return `/on/${host.kind}`
    case "page":
      return `/on/page/${host.page}`
    case "tenant":
      return `/on/tenant/${host.slug}`
    case "domain":
      return `/on/tenant/${host.host}`
    case "only":
      return "/on/tenant/only"
    case "unknown":
      return "/on/nowhere"
  }
}

/** True for inner paths however they are spelled: `/on/…`, `/%6Fn/…`, `//on/…`, `/x/../on/…`. */
export const isInnerPath = (rawUrl: string): boolean => {
  const path = rawUrl.split(/[?#]/, 1)[0] ?? ""
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return true
  }
  const parts: string[] = []
  for (const part of decoded.replaceAll("\\", "/").split("/")) {
    if (part === "..") parts.pop()
    else if (part !== "" && part !== ".") parts.push(part)
  }
  return parts[0]?.toLowerCase() === "on"
}
