/** Drawing what pages show, and keeping what visitors see of those that are published. */
import type { Doors } from "@nightjar/db/doors"
import { notFound } from "@nightjar/kit/error"
import { type Id, idToUuid, uuidToId } from "@nightjar/kit/id"
import { and, eq, sql } from "drizzle-orm"
import type { TenantDb } from "../context.ts"
import { databaseNow } from "../schedule/schedule.queries.ts"
import { statusPage } from "../status-page/status-page.table.ts"
import type { StatusPageLook } from "../status-page/status-page.ts"
import { pictureOf } from "./draw.ts"
import { findFacts } from "./facts.queries.ts"
import { type Picture, picture as zPicture } from "./picture.ts"
import { snapshot } from "./snapshot.table.ts"

const draw = async (db: TenantDb, look: StatusPageLook, page: Id<"statusPage"> | null): Promise<Picture> => {
  const now = await databaseNow(db)
  return pictureOf(look, await findFacts(db, { layout: look.layout, page, now }))
}

/** What a page would show that is not saved. @param id the page's, where it has been saved before */
export const previewPicture = async (db: TenantDb, look: StatusPageLook, id?: Id<"statusPage">): Promise<Picture> => {
  if (id) {
    const known = await db.select({ id: statusPage.id }).from(statusPage).where(eq(statusPage.id, id))
    if (known.length === 0) throw notFound("status page")
  }
  return draw(db, look, id ?? null)
}

/** Draws a page that is published, and is locked here, for its visitors. */
export const buildSnapshot = async (db: TenantDb, id: Id<"statusPage">): Promise<void> => {
  // Whatever is read after this line may be newer than what it says, and never older.
  const [page] = await db
    .select({
      title: statusPage.title,
      description: statusPage.description,
      theme: statusPage.theme,
      logo: statusPage.logo,
      layout: statusPage.layout,
      builtFrom: sql<string>`pg_current_snapshot()::text`,
    })
    .from(statusPage)
    .where(eq(statusPage.id, id))
  const { builtFrom, ...look } = page!
  const picture = await draw(db, look, id)
  const drawn = { builtAt: new Date(picture.builtAt), builtFrom, picture }
  await db
    .insert(snapshot)
    .values({ statusPageId: id, ...drawn })
    .onConflictDoUpdate({ target: [snapshot.tenantId, snapshot.statusPageId], set: drawn })
}

export const dropSnapshot = async (db: TenantDb, id: Id<"statusPage">): Promise<void> => {
  await db.delete(snapshot).where(eq(snapshot.statusPageId, id))
}

/**
 * Draws a page anew that somebody has seen to be out of date; not where another has it in hand, or has done it since.
 * @param page.builtAt when what is out of date was drawn; null where nothing was
 * @returns whether it was drawn
 */
export const renewSnapshot = async (
  db: TenantDb,
  { id, builtAt }: { id: Id<"statusPage">; builtAt: Date | null },
): Promise<boolean> => {
  const locked = await db
    .select({ id: statusPage.id })
    .from(statusPage)
    .where(and(eq(statusPage.id, id), eq(statusPage.state, "published")))
    .for("update", { skipLocked: true })
  if (locked.length === 0) return false
  const [known] = await db.select({ at: snapshot.builtAt }).from(snapshot).where(eq(snapshot.statusPageId, id))
  if (known?.at.getTime() !== builtAt?.getTime()) return false
  await buildSnapshot(db, id)
  return true
}

export interface Published {
  id: Id<"statusPage">
  builtAt: Date
  /** Null where it is the one that is known. */
  picture: Picture | null
}

/** What a visitor may see at an address. Null where nothing is published there, for whatever reason. */
export const findPublished = async (
  doors: Doors,
  slug: string,
  known: Pick<Published, "id" | "builtAt"> | null,
): Promise<Published | null> => {
  const [row] = await doors.ask<{ id: string; built_at: string; picture: unknown }>("page_by_slug", [
    slug,
    known && idToUuid(known.id),
    known?.builtAt.toISOString() ?? null,
  ])
  if (!row) return null
  const picture = row.picture === null ? null : zPicture.parse(row.picture)
  return { id: uuidToId("statusPage", row.id), builtAt: new Date(row.built_at), picture }
}

/** The slug of a published page that shows a monitor. */
export const findPageOf = async (doors: Doors, monitor: Id<"monitor">): Promise<string | null> => {
  const [row] = await doors.ask<{ slug: string }>("page_by_monitor", [idToUuid(monitor)])
  return row?.slug ?? null
}
