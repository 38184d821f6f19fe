"use client"

import { zLogo } from "@nightjar/core/status-page/logo"
import { Button } from "@nightjar/ui/button"
import { Field } from "@nightjar/ui/field"
import { IconButton } from "@nightjar/ui/icon-button"
import { ImageUp, X } from "lucide-react"
import { useTranslations } from "next-intl"
import { type ChangeEvent, useRef, useState } from "react"
import { fieldSentence } from "../../data/field-sentence.ts"

interface LogoFieldProps {
  /** A `data:` address. */
  logo: string | null
  onChange: (logo: string | null) => void
  error: string | undefined
}

/** A picture is read where it is chosen, and refused there when it is none that a page may carry. */
export function LogoField({ logo, onChange, error }: LogoFieldProps) {
  const t = useTranslations("statusPages.form")
  const input = useRef<HTMLInputElement>(null)
  const [refusal, setRefusal] = useState<string>()
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? []
    // The same file may be chosen again, changed meanwhile.
    target.value = ""
    if (!file) return
    const { success, data, error: wrong } = zLogo.safeParse(await dataUrlOf(file))
    if (success) onChange(data)
    setRefusal(wrong && fieldSentence(t("logo"), wrong.issues[0]!.message))
  }
  const remove = () => {
    onChange(null)
    setRefusal(undefined)
  }
  return (
    <Field group label={t("logo")} help={t("logoHelp")} error={refusal ?? error} optional>
      <div className="flex items-center gap-2">
        {logo && <img src={logo} alt={t("logoAlt")} className="h-8 max-w-40 rounded-sm object-contain" />}
        <Button onClick={() => input.current?.click()}>
          <ImageUp aria-hidden="true" />
          {t(logo ? "logoReplace" : "logoChoose")}
        </Button>
        {logo && (
          <IconButton label={t("logoRemove")} onClick={remove}>
            <X aria-hidden="true" />
          </IconButton>
        )}
        <input
          ref={input}
          type="file"
          accept="image/png,image/jpeg,image/webp"
          aria-label={t("logo")}
          tabIndex={-1}
          onChange={choose}
          className="sr-only"
        />
      </div>
    </Field>
  )
}

const dataUrlOf = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
