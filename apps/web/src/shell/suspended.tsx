"use client"

import { Button } from "@nightjar/ui/button"
import { useTranslations } from "next-intl"
import { Blank } from "../blank.tsx"
import { signOut } from "./account-menu.tsx"

/** What members of a suspended workspace see; strangers see the sign-in page as ever. */
export function Suspended({ name }: { name: string }) {
  const t = useTranslations("blank")
  return (
    <Blank title={t("suspended", { name })} text={t("suspendedHint")}>
      <Button onClick={signOut}>{t("signOut")}</Button>
    </Blank>
  )
}
