import { chmodSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

/** A fresh folder that others may pass through, as PostgreSQL runs as another user when root starts it. */
export const temporaryFolder = () => {
  const path = mkdtempSync(join(tmpdir(), "nightjar-test-"))
  chmodSync(path, 0o711)
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
