import { notFound } from "next/navigation"

/** A Host header that is no host name of ours. */
export default function Nowhere() {
  notFound()
}
