// @ts-check
import { Problem } from "./problem.mjs"

const supported = { from: 15, to: 18 }

/**
 * Refuses a database that Nightjar does not run on, before anything is started.
 * @param {string} url
 */
export const requireDatabase = async (url) => requireVersion(await serverVersion(url))

/** @param {number} version like 180004 */
export const requireVersion = (version) => {
  const major = Math.floor(version / 10_000)
  if (major < supported.from || major > supported.to)
    throw new Problem(
      `DATABASE_URL leads to PostgreSQL ${major} and Nightjar runs on ${supported.from} to ${supported.to}: upgrade it, or unset DATABASE_URL to use the one that comes with Nightjar.`,
    )
}

/** @param {string} url @returns {Promise<number>} */
const serverVersion = async (url) => {
  // Imported late: it is not there before the first install.
  const { default: postgres } = await import("postgres")
  if (!URL.canParse(url))
    throw new Problem("DATABASE_URL is no address: write postgres://user:password@host:5432/name.")
  const sql = postgres(url, { max: 1, prepare: false, connect_timeout: 10, onnotice: () => {} })
  try {
    const [row] = await sql`select current_setting('server_version_num')::int as version`
    return row?.version
  } catch (error) {
    const { host } = new URL(url)
    throw new Problem(
      `The database at ${host} does not let Nightjar in (${/** @type {Error} */ (error).message}): check DATABASE_URL, or unset it to use the one that comes with Nightjar.`,
    )
  } finally {
    await sql.end({ timeout: 1 })
  }
}
