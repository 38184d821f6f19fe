"use client"

import { useEffect, useState } from "react"

/** A value as it was when it had not changed for so long, by what it is in JSON. */
export const useSettled = <Value>(value: Value, ms: number): Value => {
  const text = JSON.stringify(value)
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), ms)
    return () => clearTimeout(timer)
  }, [text, ms])
  return JSON.parse(settled)
}
