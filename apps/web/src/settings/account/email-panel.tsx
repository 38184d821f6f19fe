"use client"

import { Badge } from "@nightjar/ui/badge"
import { Button } from "@nightjar/ui/button"
import { Fold } from "@nightjar/ui/fold"
import { notify, notifyProblem } from "@nightjar/ui/toast"
import { useMutation, useQuery } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { useState } from "react"
import { problemOf } from "../../data/problem.ts"
import { useTRPC } from "../../data/trpc.ts"
import { useFacts } from "../../shell/facts-provider.tsx"
import { Panel } from "../panel.tsx"
import { EmailForm } from "./email-form.tsx"

/** The address that one signs in with, whether it is confirmed, and the way to another one. */
export function EmailPanel() {
  const t = useTranslations("settings.email")
  const trpc = useTRPC()
  const { member } = useFacts()
  const { data: user } = useQuery(trpc.user.get.queryOptions())
  const [changes, setChanges] = useState(0)
  const confirming = useMutation(
    trpc.account.confirmEmail.mutationOptions({
      onSuccess: ({ email }) => notify(t("sent", { email })),
      onError: (problem) => notifyProblem(problemOf(problem).message),
    }),
  )
  return (
    <Panel title={t("title")} text={t("text")}>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="min-w-0 [overflow-wrap:anywhere]">{user?.email ?? member.email}</span>
        {user && <Badge>{user.emailVerifiedAt ? t("confirmed") : t("unconfirmed")}</Badge>}
      </p>
      {user && !user.emailVerifiedAt && (
        <Button className="mt-3" busy={confirming.isPending} onClick={() => confirming.mutate()}>
          {t("confirm")}
        </Button>
      )}
      <div className="mt-4">
        <Fold key={changes} title={t("change")}>
          <EmailForm onChanged={() => setChanges(changes + 1)} />
        </Fold>
      </div>
    </Panel>
  )
}
