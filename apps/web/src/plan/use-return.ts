"use client"

import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useSearchParams } from "next/navigation"
import { useEffect } from "react"
import { useTRPC } from "../data/trpc.ts"

/** Whoever comes back from a checkout may be quicker than the vendor's word of it, so the vendor is asked. */
export const useReturn = (): "asking" | "done" | null => {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const returned = useSearchParams().get("checkout") === "done"
  const { mutate, isSuccess, isError } = useMutation(
    trpc.billing.sync.mutationOptions({ onSuccess: () => queries.invalidateQueries() }),
  )
  useEffect(() => {
    if (returned) mutate()
  }, [returned, mutate])
  if (!returned || isError) return null
  return isSuccess ? "done" : "asking"
}
