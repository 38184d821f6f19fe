import { Gallery } from "@nightjar/ui/gallery"
import { notFound } from "next/navigation"
import { web } from "../../../../src/wiring.ts"

/** Every component in every state; in development only. */
export default function GalleryRoute() {
  if (!web().development) notFound()
  return (
    <div className="mx-auto w-full max-w-5xl px-4 py-10 sm:px-6">
      <Gallery />
    </div>
  )
}
