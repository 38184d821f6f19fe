"use client"

import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { Skeleton } from "@nightjar/ui/skeleton"
import { useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { problemOf } from "../data/problem.ts"
import { Card } from "../settings/card.tsx"
import { ItemRows } from "../settings/item-row.tsx"
import { DeliveryRow } from "./delivery-row.tsx"
import type { Filter } from "./filter.ts"
import { useDeliveries } from "./use-deliveries.ts"

interface DeliveryListProps {
  filter: Filter
  /** What stands here while there is none. */
  empty: ReactNode
}

export function DeliveryList({ filter, empty }: DeliveryListProps) {
  const t = useTranslations("deliveries")
  const { deliveries, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useDeliveries(filter)
  if (!deliveries)
    return error ? <Callout kind="error" title={problemOf(error).message} /> : <Skeleton className="h-60" />
  if (deliveries.length === 0) return empty
  return (
    <>
      <Card>
        <ItemRows label={t("list")}>
          {deliveries.map((delivery) => (
            <DeliveryRow key={delivery.id} delivery={delivery} />
          ))}
        </ItemRows>
      </Card>
      {hasNextPage && (
        <Button busy={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </>
  )
}
