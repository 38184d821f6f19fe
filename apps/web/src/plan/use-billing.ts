"use client"

import { notifyProblem } from "@nightjar/ui/toast"
import { useMutation, useQuery } from "@tanstack/react-query"
import { problemOf } from "../data/problem.ts"
import { useTRPC } from "../data/trpc.ts"

const onError = (error: unknown) => notifyProblem(problemOf(error).message)

/** The pages where plans are bought and paid for are the vendor's: verbs lead there. */
const leave = ({ url }: { url: string }) => window.location.assign(url)

export const useBilling = () => {
  const trpc = useTRPC()
  const { data: billing } = useQuery(trpc.billing.get.queryOptions())
  const choosing = useMutation(trpc.billing.checkout.mutationOptions({ onError, onSuccess: leave }))
  const opening = useMutation(trpc.billing.openPortal.mutationOptions({ onError, onSuccess: leave }))
  return {
    billing,
    /** The browser is on its way, or the vendor is being asked. */
    busy: choosing.isPending || choosing.isSuccess || opening.isPending || opening.isSuccess,
    choose: choosing.mutate,
    openPortal: () => opening.mutate(),
  }
}

export type Selling = ReturnType<typeof useBilling>
