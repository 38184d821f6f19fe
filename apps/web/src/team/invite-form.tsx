"use client"

import { isAtLeast, type Role, roles } from "@nightjar/core/member"
import { Button } from "@nightjar/ui/button"
import { Callout } from "@nightjar/ui/callout"
import { Field } from "@nightjar/ui/field"
import { Input } from "@nightjar/ui/input"
import { Select } from "@nightjar/ui/select"
import { useTexts } from "@nightjar/ui/texts"
import { useTranslations } from "next-intl"
import { type FormEvent, useState } from "react"
import { fieldSentence } from "../data/field-sentence.ts"
import { type Problem, problemOf } from "../data/problem.ts"
import { RoomLeft } from "../plan/room-left.tsx"
import { Panel } from "../settings/panel.tsx"
import { useFacts } from "../shell/facts-provider.tsx"
import type { SentInvitation, Team } from "./use-team.ts"

interface InviteFormProps {
  invite: Team["invite"]
  onSent: (sent: SentInvitation) => void
  onCancel: () => void
}

export function InviteForm({ invite, onSent, onCancel }: InviteFormProps) {
  const t = useTranslations("team")
  const texts = useTexts()
  const { member } = useFacts()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    setProblem(undefined)
    try {
      onSent(await invite({ email: String(form.get("email")), role: form.get("role") as Role }))
    } catch (refusal) {
      setBusy(false)
      setProblem(problemOf(refusal))
    }
  }
  const wrongEmail = problem?.fields.email
  return (
    <Panel title={t("invite")} text={t("inviteText")}>
      <RoomLeft limit="members" />
      <form onSubmit={onSubmit} noValidate className="space-y-5">
        {problem && !wrongEmail && <Callout kind="error" title={problem.message} />}
        <div className="grid gap-5 sm:grid-cols-[1fr_10rem]">
          <Field label={t("email")} error={wrongEmail && fieldSentence(t("thisAddress"), wrongEmail)}>
            <Input name="email" type="email" autoComplete="off" placeholder="ada@example.com" autoFocus />
          </Field>
          <Field label={t("role")}>
            <Select name="role" defaultValue="member">
              {roles
                .filter((role) => isAtLeast(member.role, role))
                .map((role) => (
                  <option key={role} value={role}>
                    {t(`roles.${role}`)}
                  </option>
                ))}
            </Select>
          </Field>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button onClick={onCancel}>{texts.cancel}</Button>
          <Button type="submit" variant="primary" busy={busy}>
            {t("send")}
          </Button>
        </div>
      </form>
    </Panel>
  )
}
