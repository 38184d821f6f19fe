"use client"

import { second } from "@nightjar/kit/time"
import { useQuery } from "@tanstack/react-query"
import { useTRPC } from "../data/trpc.ts"

/** A worker draws a page anew within five seconds of a turn, and announces nothing. */
const renewedMs = 5 * second

/** All of them, with what visitors are told now and since when. */
export const useStatusPages = () =>
  useQuery({ ...useTRPC().statusPage.list.queryOptions(), refetchInterval: renewedMs })
