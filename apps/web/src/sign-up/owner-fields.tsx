"use client"

import { useEffect, useState } from "react"

/** No host is named after it, so any word will do. */
const onlySlug = "workspace"

/** What the owner-to-be of the only workspace brings: the token stands behind the # of the link, which no server logs. */
export function OwnerFields() {
  const [token, setToken] = useState("")
  useEffect(() => setToken(window.location.hash.slice(1)), [])
  return (
    <>
      <input type="hidden" name="slug" value={onlySlug} />
      <input type="hidden" name="ownerToken" value={token} />
    </>
  )
}
