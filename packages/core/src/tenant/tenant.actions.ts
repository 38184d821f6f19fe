import { z } from "zod"
import { action } from "../action.ts"
import { getTenant, updateTenant } from "./tenant.queries.ts"
import { tenantName, tenantSlug } from "./tenant.ts"

/** Only what is given changes. A new slug is a new host: sessions stay behind on the old one. */
export const editTenant = action("tenant.edit", {
  input: z
    .object({ name: tenantName.optional(), slug: tenantSlug.optional() })
    .refine(({ name, slug }) => name ?? slug, { error: "Give a name or a slug to change." }),
  async run({ db, note }, { name, slug }) {
    const before = await getTenant(db)
    await updateTenant(db, { ...(name && { name }), ...(slug && { slug }) })
    const after = await getTenant(db)
    note({
      subject: after.id,
      detail: { before: { name: before.name, slug: before.slug }, after: { name: after.name, slug: after.slug } },
    })
    return after
  },
  announce: ({ bus }, { id }) => bus.publish({ kind: "forget", keys: [id] }),
})
