"use client"

import type { SeenLink } from "@nightjar/core/account"
import { useCallback, useEffect, useState } from "react"
import { askDoor, DoorRefusal } from "../ask-door.ts"

export type Seen = ({ token: string } & SeenLink) | { refusal: string }

const look = async (token: string): Promise<Seen> => {
  try {
    return { token, ...(await askDoor<SeenLink>("/api/link", { token })) }
  } catch (error) {
    if (error instanceof DoorRefusal) return { refusal: error.problem.message }
    throw error
  }
}

/** What the link in the address is for; null until that is known. Taking an account back leads on to the next one. */
export const useLink = () => {
  const [seen, setSeen] = useState<Seen | null>(null)
  const open = useCallback((token: string) => {
    window.history.replaceState(null, "", `#${token}`)
    void look(token).then(setSeen)
  }, [])
  useEffect(() => {
    const openHere = () => open(window.location.hash.slice(1))
    openHere()
    // Another letter's link, opened in the same tab, loads no page.
    window.addEventListener("hashchange", openHere)
    return () => window.removeEventListener("hashchange", openHere)
  }, [open])
  return { seen, open }
}
