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
  useEffect(() => open(window.location.hash.slice(1)), [open])
  return { seen, open }
}
