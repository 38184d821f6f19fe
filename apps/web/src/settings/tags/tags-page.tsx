"use client"

import { Callout } from "@nightjar/ui/callout"
import { EmptyState } from "@nightjar/ui/empty-state"
import { PageHeader } from "@nightjar/ui/page-header"
import { Tags } from "lucide-react"
import { useTranslations } from "next-intl"
import { problemOf } from "../../data/problem.ts"
import { useMay } from "../../shell/facts-provider.tsx"
import { Card } from "../card.tsx"
import { ItemRows } from "../item-row.tsx"
import { NewTag } from "./new-tag.tsx"
import { TagRow } from "./tag-row.tsx"
import { useTags } from "./use-tags.ts"

export function TagsPage() {
  const t = useTranslations("tags")
  const may = useMay()
  const { tags, error, create, remove } = useTags()
  return (
    <>
      <PageHeader title={t("list")} description={t("text")} />
      {!tags && error && <Callout kind="error" title={problemOf(error).message} />}
      {may("tag.create") && (
        <Card>
          <NewTag create={create} />
        </Card>
      )}
      {tags?.length === 0 && (
        <EmptyState icon={<Tags aria-hidden="true" />} title={t("none")} description={t("noneText")} />
      )}
      {tags && tags.length > 0 && (
        <Card>
          <ItemRows label={t("list")}>
            {tags.map((tag) => (
              <TagRow key={tag.id} tag={tag} onDelete={may("tag.delete") ? () => remove(tag) : undefined} />
            ))}
          </ItemRows>
        </Card>
      )}
    </>
  )
}
