// @ts-check
/**
 * Where PostgreSQL keeps its files and as whom it runs. It refuses to run as root, so root hands it to `nobody`, who
 * must be able to walk to its files: when a folder on the way is closed to others (like /root), they stand under
 * /var/lib/nightjar and the data folder holds a link to them.
 */
import { randomBytes } from "node:crypto"
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
  symlinkSync,
} from "node:fs"
import { dirname, join } from "node:path"
import { Problem } from "../problem.mjs"

/** @typedef {{ uid: number, gid: number }} User */
/** @typedef {{ folder: string, user: User | undefined }} Place */

const elsewhere = "/var/lib/nightjar"

/**
 * @param {string} folder where it would stand if nothing spoke against it
 * @returns {Place}
 */
export const choosePlace = (folder) => {
  if (process.getuid?.() !== 0) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return { folder, user: undefined }
  }
  const user = nobody()
  const entry = lstatSync(folder, { throwIfNoEntry: false })
  if (!entry && !isOpenToOthers(dirname(folder))) symlinkSync(makeElsewhere(), folder)
  const real = lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() ? readlinkSync(folder) : folder
  mkdirSync(real, { recursive: true })
  if (!isOpenToOthers(dirname(real)))
    throw new Problem(
      `PostgreSQL may not run as root and its files in ${real} cannot be reached by others: open the folders above to them (chmod o+x), or start with another NIGHTJAR_DATA.`,
    )
  chownSync(real, user.uid, user.gid)
  chmodSync(real, 0o700)
  return { folder: real, user }
}

const makeElsewhere = () => {
  const target = join(elsewhere, randomBytes(6).toString("hex"))
  mkdirSync(target, { recursive: true })
  chmodSync(elsewhere, 0o711)
  return target
}

/**
 * Whether any user may reach this file or folder: each folder on the way lets others pass.
 * @param {string} path
 */
export const isOpenToOthers = (path) => {
  for (let at = realpathSync(path); ; at = dirname(at)) {
    const { mode } = statSync(at)
    if ((mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

/** @returns {User} */
const nobody = () => {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((each) => each.startsWith("nobody:"))
  const [uid, gid] = line?.split(":").slice(2, 4).map(Number) ?? []
  // macOS writes -2.
  return { uid: (uid ?? 65_534) >>> 0, gid: (gid ?? 65_534) >>> 0 }
}
