"use client"

import { notify, notifyProblem } from "@nightjar/ui/toast"
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { useTranslations } from "next-intl"
import { problemOf } from "../data/problem.ts"
import { type Answers, useTRPC } from "../data/trpc.ts"

export type Member = Answers["member"]["list"][number]
export type Invitation = Answers["invitation"]["list"][number]

/** As it was sent: with a link where there is no mail server to carry it. */
export type SentInvitation = Answers["invitation"]["create"]

/** Who is here and who is invited, and what can be done about either. */
export const useTeam = () => {
  const t = useTranslations("team")
  const trpc = useTRPC()
  const queries = useQueryClient()
  const { data: members, error } = useQuery(trpc.member.list.queryOptions())
  const { data: invitations } = useQuery(trpc.invitation.list.queryOptions())
  const onSettled = () =>
    Promise.all(
      [trpc.member.pathKey(), trpc.invitation.pathKey(), trpc.usage.pathKey()].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    )
  const onError = (problem: unknown) => notifyProblem(problemOf(problem).message)
  const inviting = useMutation(trpc.invitation.create.mutationOptions({ onSettled }))
  const renewing = useMutation(trpc.invitation.renew.mutationOptions({ onSettled, onError }))
  const revoking = useMutation(trpc.invitation.revoke.mutationOptions({ onSettled, onError }))
  const changing = useMutation(trpc.member.changeRole.mutationOptions({ onSettled, onError }))
  const removing = useMutation(trpc.member.remove.mutationOptions({ onSettled, onError }))
  const transferring = useMutation(trpc.member.transfer.mutationOptions({ onSettled, onError }))
  const leaving = useMutation(
    trpc.member.leave.mutationOptions({ onError, onSuccess: () => window.location.assign("/sign-in") }),
  )
  const nameOf = ({ name, email }: Member) => name || email
  return {
    members,
    invitations,
    error,
    invite: inviting.mutateAsync,
    renew: ({ id }: Invitation) => renewing.mutateAsync({ id }),
    revoke: ({ id, email }: Invitation) =>
      revoking.mutate({ id }, { onSuccess: () => notify(t("revoked", { email })) }),
    changeRole: (member: Member, role: Member["role"]) =>
      changing.mutate(
        { id: member.id, role },
        { onSuccess: () => notify(t("changed", { name: nameOf(member), role: t(`roles.${role}`) })) },
      ),
    remove: (member: Member) =>
      removing.mutate({ id: member.id }, { onSuccess: () => notify(t("removed", { name: nameOf(member) })) }),
    transfer: (member: Member) =>
      transferring.mutate(
        { id: member.id },
        // Whoever has handed it over may do less now, and the page knows that from its opening.
        { onSuccess: () => window.location.reload() },
      ),
    leave: () => leaving.mutate(),
  }
}

export type Team = ReturnType<typeof useTeam>
