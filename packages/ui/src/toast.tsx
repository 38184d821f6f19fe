"use client"

import { Check, OctagonAlert } from "lucide-react"
import { type ReactNode, useEffect, useState } from "react"
import { Toaster as Sonner, toast } from "sonner"
import { Button } from "./button.tsx"
import { CloseButton } from "./close-button.tsx"
import { useTexts } from "./texts.tsx"

/** Where toasts appear: once in the app. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-center"
      expand
      gap={8}
      offset={20}
      mobileOffset={{ bottom: 76, left: 12, right: 12 }}
      style={{ fontFamily: "inherit" }}
    />
  )
}

/** Something was done. */
export const notify = (title: string, detail?: string) =>
  toast.custom((id) => (
    <Toast id={id} icon={<Check aria-hidden="true" className="text-up" />} title={title} detail={detail} />
  ))

/** Something could not be done: what, and what to do. Stays until it is closed. */
export const notifyProblem = (title: string, detail?: string) =>
  toast.custom(
    (id) => (
      <Toast id={id} icon={<OctagonAlert aria-hidden="true" className="text-down" />} title={title} detail={detail} />
    ),
    { duration: Number.POSITIVE_INFINITY },
  )

/** Something was done and can be taken back for `seconds`. */
export const offerUndo = (title: string, onUndo: () => void, seconds = 10) =>
  toast.custom(
    (id) => <Toast id={id} title={title} action={<UndoButton id={id} seconds={seconds} onUndo={onUndo} />} />,
    {
      duration: Number.POSITIVE_INFINITY,
    },
  )

interface ToastProps {
  id: string | number
  icon?: ReactNode
  title: string
  detail?: string
  action?: ReactNode
}

function Toast({ id, icon, title, detail, action }: ToastProps) {
  return (
    <div className="flex w-full items-center gap-3 rounded-lg bg-raised py-2 pr-2 pl-3.5 text-base text-ink shadow-pop sm:w-96 [&>svg]:size-4 [&>svg]:shrink-0">
      {icon}
      <div className="min-w-0 flex-1 py-1">
        <p className="font-medium">{title}</p>
        {detail && <p className="text-ink-soft text-sm">{detail}</p>}
      </div>
      {action ?? <CloseButton onClick={() => toast.dismiss(id)} />}
    </div>
  )
}

function UndoButton({ id, seconds, onUndo }: { id: string | number; seconds: number; onUndo: () => void }) {
  const texts = useTexts()
  const [left, setLeft] = useState(seconds)
  useEffect(() => {
    const timer = setInterval(() => setLeft((before) => before - 1), 1_000)
    return () => clearInterval(timer)
  }, [])
  useEffect(() => {
    if (left <= 0) toast.dismiss(id)
  }, [left, id])
  const undo = () => {
    toast.dismiss(id)
    onUndo()
  }
  return (
    <Button size="sm" onClick={undo}>
      {texts.undo}
      <span aria-hidden="true" className="min-w-4 text-right font-normal text-ink-faint">
        {Math.max(0, left)}
      </span>
    </Button>
  )
}
