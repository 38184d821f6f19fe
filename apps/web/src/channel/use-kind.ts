"use client"

import { useQuery } from "@tanstack/react-query"
import { type Answers, useTRPC } from "../data/trpc.ts"

type Kind = Answers["channel"]["forms"]["types"][number]

/** What the shelf says of a kind of channels; undefined until it is known. */
export const useKind = (type: string): Kind | undefined => {
  const trpc = useTRPC()
  const { data: forms } = useQuery({ ...trpc.channel.forms.queryOptions(), staleTime: Number.POSITIVE_INFINITY })
  return forms?.types.find((one) => one.type === type)
}
