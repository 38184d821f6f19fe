import { TagChip } from "@nightjar/ui/tag-chip"
import Link from "next/link"
import type { ShownMaintenance } from "../use-maintenance-verbs.ts"

/** The monitors and tags that it names. */
export function Coverage({ maintenance: { monitors, tags } }: { maintenance: ShownMaintenance }) {
  return (
    <div className="space-y-3">
      {tags.length > 0 && (
        <div className="flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <Link key={tag.id} href={`/?tag=${tag.id}`} className="rounded-full">
              <TagChip name={tag.name} color={tag.color} />
            </Link>
          ))}
        </div>
      )}
      {monitors.length > 0 && (
        <ul className="grid gap-x-6 gap-y-1.5 sm:grid-cols-2">
          {monitors.map((monitor) => (
            <li key={monitor.id} className="min-w-0">
              <Link
                href={`/monitors/${monitor.id}`}
                dir="auto"
                className="block truncate rounded-sm underline-offset-3 hover:underline"
              >
                {monitor.name}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
