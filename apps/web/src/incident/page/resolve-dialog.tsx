"use client"

import { Button } from "@nightjar/ui/button"
import { Dialog } from "@nightjar/ui/dialog"
import { useTexts } from "@nightjar/ui/texts"
import { useTranslations } from "next-intl"

interface ResolveDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  onResolve: () => void
}

/** It cannot be taken back, and what follows is not what everybody expects. */
export function ResolveDialog({ open, onOpenChange, onResolve }: ResolveDialogProps) {
  const t = useTranslations("incidents")
  const { cancel } = useTexts()
  const resolve = () => {
    onOpenChange(false)
    onResolve()
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("resolveTitle")}
      description={t("resolveText")}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{cancel}</Button>
          <Button variant="primary" onClick={resolve}>
            {t("resolve")}
          </Button>
        </>
      }
    />
  )
}
